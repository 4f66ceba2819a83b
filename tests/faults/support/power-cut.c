/* Cut the power of a file system: nothing of what is not on its disk by now reaches it any more. */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>

#define FS_IOC_SHUTDOWN _IOR('X', 125, uint32_t)
#define WITHOUT_FLUSHING_THE_JOURNAL 2

int main(int count, char **arguments) {
  uint32_t how = WITHOUT_FLUSHING_THE_JOURNAL;
  int fd = count == 2 ? open(arguments[1], O_RDONLY) : -1;
  if (fd < 0 || ioctl(fd, FS_IOC_SHUTDOWN, &how) != 0) {
    perror("power-cut");
    return 1;
  }
  return 0;
}
