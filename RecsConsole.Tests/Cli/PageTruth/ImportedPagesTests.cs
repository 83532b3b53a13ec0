using System.IO.Compression;
using System.Text.Json;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Cli.PageTruth;

/// <summary>
/// All that the pages of an imported log say is true, checked on a sample of cases that are open because the log is cut off in their
/// middle.
/// </summary>
public sealed class ImportedPagesTests : IDisposable
{
    private const int Cases = 700;
    private const double Kept = 0.7;
    private const int Sample = 30;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    [Trait("Req", "R202")]
    public async Task Every_sentence_and_number_on_the_pages_of_an_imported_log_holds()
    {
        var log = await CutAsync(PublicData.Find("helpdesk/helpdesk_full.csv.gz"));
        await using var database = await LogDatabase.CreateAsync(log, "case=case_id,activity=activity,time=timestamp,resource=resource");

        var result = await CommandLine.RunAsync(
            database.Settings,
            ["evaluate", "pages", "--tenant", "log", "--most-cases", $"{Sample}", "--json", "--verbose"]
        );

        result.ExitCode.ShouldBe(0, result.Error);
        using var json = JsonDocument.Parse(result.Output);
        var answer = json.RootElement;
        Number(answer, "pages").ShouldBeGreaterThan(Sample / 2, result.Output);
        Number(answer, "numbers").ShouldBeGreaterThan(Number(answer, "pages"));
        Number(answer, "contradictions").ShouldBe(0, result.Error);
        Number(answer, "counts_that_differ").ShouldBe(0, result.Error);
        Number(answer, "cards_with_many_figures").ShouldBe(0, result.Error);
    }

    private static int Number(JsonElement answer, string name) => answer.GetProperty(name).GetInt32();

    // the first cases of the file, cut off in time so that only the share `Kept` of their events remains
    private async Task<string> CutAsync(string file)
    {
        var (header, rows) = await ReadAsync(file);
        var cases = rows.Select(CaseOf).Distinct(StringComparer.Ordinal).Take(Cases).ToHashSet(StringComparer.Ordinal);
        var chosen = rows.Where(row => cases.Contains(CaseOf(row))).OrderBy(TimeOf, StringComparer.Ordinal).ToList();
        var path = _folder.In("log.csv");
        string[] lines = [header, .. chosen.Take((int)(chosen.Count * Kept))];
        await File.WriteAllLinesAsync(path, lines, TestContext.Current.CancellationToken);
        return path;
    }

    private static async Task<(string Header, IReadOnlyList<string> Rows)> ReadAsync(string file)
    {
        await using var packed = File.OpenRead(file);
        await using var text = new GZipStream(packed, CompressionMode.Decompress);
        using var reader = new StreamReader(text);
        var lines = (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return (lines[0].Trim(), [.. lines.Skip(1).Select(line => line.Trim())]);
    }

    private static string CaseOf(string row) => row[..row.IndexOf(',', StringComparison.Ordinal)];

    private static string TimeOf(string row) => row[(row.LastIndexOf(',') + 1)..];
}
