using RecsConsole.Platform.Secrets;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform.Secrets;

public sealed class RealPathTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Links_above_the_last_part_are_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no table of mounts.");
        var secrets = Directory.CreateDirectory(_folder.In("run/secrets/recs")).FullName;
        Directory.CreateDirectory(_folder.In("var"));
        File.CreateSymbolicLink(_folder.In("var/run"), "../run"); // as most systems have it
        File.CreateSymbolicLink(_folder.In("full"), _folder.In("var/run"));

        RealPath.Of(_folder.In("var/run/secrets/recs")).ShouldBe(RealPath.Of(secrets));
        RealPath.Of(_folder.In("full/secrets/recs/")).ShouldBe(RealPath.Of(secrets));
        RealPath.Of("/").ShouldBe("/");
    }

    [Fact]
    public void Links_in_a_circle_are_an_error()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no table of mounts.");
        File.CreateSymbolicLink(_folder.In("one"), "two");
        File.CreateSymbolicLink(_folder.In("two"), "one");

        Should.Throw<IOException>(() => RealPath.Of(_folder.In("one")));
    }

    public void Dispose() => _folder.Dispose();
}
