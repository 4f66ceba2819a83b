# frozen_string_literal: true

# Renders single texts as the site's own Jekyll does: its configuration and plugins, Liquid, and the converters of
# the file's kind, with the text in place of what the file holds. Layouts are left to the page.
#
# ruby jekyll-texts.rb <configuration files…>; a line of JSON comes in, a line of JSON goes out.

require "jekyll"
require "json"

# What anything else prints goes to the log.
ANSWERS = $stdout.dup
$stdout.reopen($stderr)
ANSWERS.sync = true
$stdin.set_encoding("UTF-8")
Jekyll.logger.log_level = :error

# Jekyll reads files in several places; where it reads this one, it reads the text.
module GalleyReading
  class << self
    attr_accessor :path, :text
  end

  def read(path, *rest, **options)
    return GalleyReading.text.dup if GalleyReading.path && File.expand_path(path.to_s) == GalleyReading.path

    super
  end
end
File.singleton_class.prepend(GalleyReading)

def read_site
  options = { "config" => ARGV, "quiet" => true, "disable_disk_cache" => true }
  site = Jekyll::Site.new(Jekyll.configuration(options))
  site.reset
  site.read
  site.generate
  Jekyll::Hooks.trigger :site, :pre_render, site, site.site_payload
  site
end

# The document or page of the file, made anew from the text.
def item_for(site, path)
  old = site.documents.find { |each| each.relative_path == path }
  if old
    document = Jekyll::Document.new(old.path, :site => site, :collection => old.collection)
    document.read
    return document
  end
  page = site.pages.find { |each| each.relative_path.to_s.delete_prefix("/") == path }
  page && Jekyll::Page.new(site, site.source, File.dirname(path), File.basename(path))
end

def render(site, path, text)
  GalleyReading.path = File.expand_path(path, site.source)
  GalleyReading.text = text
  item = item_for(site, path)
  return nil if item.nil?

  # Templates are remembered by their file's name, its excerpt's after it. Those of others are held by their partials.
  site.liquid_renderer.cache.delete_if { |name, _| name.include?(path) }
  # No layout: it is the page's, and what is asked for is what the page puts in it.
  renderer = Jekyll::Renderer.new(site, item, site.site_payload)
  renderer.layouts = {}
  item.data.delete("layout")
  renderer.run
  item.content
ensure
  GalleyReading.path = nil
end

site = nil
$stdin.each_line do |line|
  question = JSON.parse(line)
  begin
    case question["do"]
    when "render"
      site ||= read_site
      answer = render(site, question["path"], question["text"])
    when "forget"
      site = nil
      answer = nil
    end
    ANSWERS.puts JSON.generate({ "id" => question["id"], "answer" => answer })
  rescue StandardError, SyntaxError => e
    ANSWERS.puts JSON.generate({ "id" => question["id"], "failed" => e.message[0, 2000] })
  end
end
