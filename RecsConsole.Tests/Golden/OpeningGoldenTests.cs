using System.Diagnostics;
using System.Globalization;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Validation;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.TypicalSnapshot;

namespace RecsConsole.Tests.Golden;

/// <summary>
/// A snapshot gives the recorded bytes on any machine and in any culture and time zone, as long as the engine version stays the same.
/// </summary>
public sealed class OpeningGoldenTests() : RecordedOutput("typical-opening.json", "engine-versions.txt")
{
    private const string OutputVariable = "RECS_TEST_HASH_FILE";

    [Theory]
    [InlineData("tr-TR")] // dotless i
    [InlineData("ar-SA")] // other digits, other calendar
    [InlineData("de-DE")] // decimal comma
    public void Opening_is_the_same_in_any_culture(string culture)
    {
        var expected = CanonicalHash.Of(Output());
        var (before, beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new(culture);

            CanonicalHash.Of(Output()).ShouldBe(expected);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        }
    }

    [Fact]
    public async Task Opening_is_the_same_in_another_process_with_another_zone_and_language()
    {
        var file = Path.GetTempFileName();
        try
        {
            using var process = Process.Start(OtherProcess(file))!;
            var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);

            process.ExitCode.ShouldBe(0, said);
            (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldBe(CanonicalHash.Of(Output()));
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Runs in the other process. Without the variable it only proves that there is an output.</summary>
    [Fact]
    public void Hash_is_written_where_it_is_asked_for()
    {
        var hash = CanonicalHash.Of(Output());
        if (Environment.GetEnvironmentVariable(OutputVariable) is { } file)
        {
            CultureInfo.CurrentCulture.Name.ShouldBe("tr-TR");
            TimeZoneInfo.Local.BaseUtcOffset.ShouldBe(TimeSpan.FromHours(5.5));
            File.WriteAllText(file, hash);
        }

        hash.Length.ShouldBe(64);
    }

    private static ProcessStartInfo OtherProcess(string file)
    {
        var method = $"{typeof(OpeningGoldenTests).FullName}.{nameof(Hash_is_written_where_it_is_asked_for)}";
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(OpeningGoldenTests).Assembly.Location, "-method", method },
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["TZ"] = "Asia/Kolkata";
        start.Environment["LC_ALL"] = start.Environment["LANG"] = "tr_TR.UTF-8";
        start.Environment[OutputVariable] = file;
        return start;
    }

    protected override byte[] Output()
    {
        var ranking = ATypicalSnapshot().Open();
        return CanonicalJson.Serialize(ValidationApplier.Apply(ranking, ranking.AllValid()));
    }
}
