using Microsoft.Extensions.Configuration;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform.Secrets;

/// <summary>The folder of the installation's keys is closed to others at the start.</summary>
public sealed class KeyFolderTests : IDisposable
{
    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Rights_of_others_are_taken_away_from_keys()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["DataFolder"] = _folder.FullPath };
        (await CommandLine.RunAsync(settings, "tenant", "list")).ExitCode.ShouldBe(0);
        var keys = _folder.In("keys");
        Add(keys, Others);
        var key = Directory.GetFiles(keys, "*.xml")[0];
        Add(key, UnixFileMode.OtherRead); // as a copy leaves it

        var result = await CommandLine.RunAsync(settings, "tenant", "list");

        result.ExitCode.ShouldBe(0, result.Error);
        RightsOfOthers(keys).ShouldBe(UnixFileMode.None);
        RightsOfOthers(key).ShouldBe(UnixFileMode.None);
    }

    [Theory]
    [InlineData(true, null, false)]
    [InlineData(true, "perhaps", false)]
    [InlineData(true, "true", true)]
    [InlineData(false, null, true)]
    public void Folder_without_modes_is_taken_in_production_only_where_the_operator_says_so(bool isProduction, string? allowed, bool may)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Keys:AllowOpenFolder"] = allowed };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();

        KeyProtection.MayStayOpen(configuration, isProduction).ShouldBe(may);
    }

    private static void Add(string path, UnixFileMode more)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | more);
        }
    }

    private static UnixFileMode RightsOfOthers(string path) =>
        OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path) & Others;

    public void Dispose() => _folder.Dispose();
}
