using RecsConsole.Platform.Secrets;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform.Secrets;

public sealed class MountTableTests
{
    // as a container of Kubernetes with a secret volume shows them
    private static readonly MountTable s_table = new([
        "1021 803 0:171 / / rw,relatime master:330 - overlay overlay rw,lowerdir=/l",
        "1022 1021 0:175 / /proc rw,nosuid,nodev,noexec,relatime - proc proc rw",
        "1040 1021 0:150 / /run/secrets/recs ro,relatime - tmpfs tmpfs rw,size=131072k",
        "1041 1021 0:151 / /vault/secrets rw,relatime - tmpfs tmpfs rw",
        @"1042 1021 0:152 / /srv/the\040secrets ro,relatime - tmpfs tmpfs rw",
        "1043 1021 0:153 / /twice ro,relatime - tmpfs tmpfs rw",
        "1044 1043 0:154 / /twice rw,relatime - tmpfs tmpfs rw",
        "broken line",
    ]);

    [Theory]
    [InlineData("/run/secrets/recs", true)]
    [InlineData("/run/secrets/recs/", true)]
    [InlineData("/run/secrets/recs/..2026_11_29", true)]
    [InlineData("/run/secrets/recs-of-others", false)]
    [InlineData("/vault/secrets", false)]
    [InlineData("/srv/the secrets", true)]
    [InlineData("/twice", false)]
    [InlineData("/etc", false)]
    public void Longest_and_latest_mount_of_a_path_counts(string path, bool readOnly) => s_table.IsReadOnly(path).ShouldBe(readOnly);

    [Fact]
    public void Nothing_is_read_only_where_no_mounts_are_known() => new MountTable([]).IsReadOnly("/run/secrets").ShouldBeFalse();
}
