using System.Text;
using RecsConsole.Cli;
using RecsConsole.Cli.Evaluation;
using RecsConsole.Cli.Evaluation.Pairwise;
using RecsConsole.Cli.Evaluation.Ranker;
using RecsConsole.Engine.Boosting;
using RecsConsole.Engine.Boosting.LightGbm;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Replay;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Validation;
using RecsConsole.Features.Audit.Export;
using RecsConsole.Features.Cases.Import.Files;
using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Features.Cases.Import.Uploads;
using RecsConsole.Platform.Tables;
using RecsConsole.Tests.Support.Snapshots;

namespace RecsConsole.Tests.Security.Fuzzing.Parsers;

/// <summary>Files that are uploaded, or named on the command line.</summary>
internal static class FuzzedFiles
{
    private const int Megabyte = 1024 * 1024;
    private const int MaxRows = 100_000;
    private const int RankColumns = 100;

    private static readonly string[] s_columns = ["key", "name", "email", "skills"];
    private static readonly HashSet<string> s_none = new(StringComparer.Ordinal);
    private static readonly byte[] s_judgements = Encoding.UTF8.GetBytes("query-id\tcorpus-id\tscore\na\ta\t1\n");

    public static IReadOnlyList<FuzzedParser> All { get; } =
    [
        FuzzedParser.Of("case-files", Cases, typeof(LogInputException)),
        FuzzedParser.Of("tables", Table, typeof(TableInputException)),
        // a row far away is filled up to: within the limits that takes some memory
        FuzzedParser.Of("workbooks", Sheet, typeof(InvalidDataException)) with
        {
            Inputs = 60,
            MaxSize = 25 * Megabyte,
            MaxAllocated = 16L * 1024 * Megabyte,
        },
        FuzzedParser.Of("rank-rows", RankRows, typeof(CommandException)),
        FuzzedParser.Of("judged-texts", JudgedTexts, typeof(CommandException)),
        FuzzedParser.Of("comparisons", Comparisons, typeof(CommandException)),
        FuzzedParser.Of("lightgbm", Trees, typeof(LightGbmFormatException), typeof(BoostingException)),
        FuzzedParser.Of("replay-bundles", Bundle, typeof(ReplayBundleException)) with
        {
            Made = [MadeBundle()],
        },
        new("audit-exports", AuditExportAsync, typeof(FormatException)),
    ];

    // as a person sees it who uploads a file, with the proposed plan
    private static long? Cases(FuzzInput input)
    {
        var source = new LogSource(input.ToFile("cases.csv"), "cases.csv") { MostBytes = 20 * Megabyte, MostRows = MaxRows };
        var plan = ColumnGuess.Of(FileShape.Read(source), "UTC");
        if (PlanRules.Check(plan, source) is not null)
        {
            return null;
        }

        var found = new FileCheck(plan.Source(source), plan, s_none, CancellationToken.None).Run();
        return found.IsGood ? found.Rows : null;
    }

    private static long? Table(FuzzInput input) =>
        TableFile.Read(input.ToFile("table.csv"), s_columns, required: 2, CancellationToken.None).Rows.Count;

    private static long? Sheet(FuzzInput input)
    {
        using var file = File.OpenRead(input.ToFile("book.xlsx"));
        if (!Workbook.IsOne(file))
        {
            return null;
        }

        using var text = Workbook.Text(file, 20 * Megabyte);
        return text.Length;
    }

    private static long? RankRows(FuzzInput input)
    {
        var rows = LibSvmFile.Read(input.ToFile("rows.svm"), BoostingObjective.Binary, RankColumns, static _ => { });
        return rows.Labels.Length;
    }

    private static long? JudgedTexts(FuzzInput input)
    {
        var texts = input.ToFile("texts.jsonl");
        JudgedFiles.Read(texts, texts, input.ToFile("judgements.tsv", s_judgements));
        return 1;
    }

    private static long? Comparisons(FuzzInput input) =>
        new ComparisonFile(input.ToFile("pairs.csv")).Read(CancellationToken.None).Rows.Count;

    private static long? Trees(FuzzInput input)
    {
        using var stream = input.Open();
        var model = LightGbmText.Read(stream);
        model.Predict(new double[model.Columns.Count]);
        return model.Trees.Count;
    }

    private static long? Bundle(FuzzInput input)
    {
        ReplayBundle.VersionsOf(input.Bytes);
        return ReplayBundle.Parse(input.Bytes).Snapshot.Length;
    }

    private static byte[] MadeBundle()
    {
        var snapshot = TypicalSnapshot.ATypicalSnapshot().Build();
        var ranking = snapshot.Open();
        var validation = ranking.AllValid();
        var bundle = new ReplayBundle(
            "decision-1",
            ranking.Versions,
            RecommendationRequest.From(snapshot.Shared.Configuration, Rankings.Seed),
            CanonicalJson.Serialize(snapshot),
            snapshot.Shared.CanonicalParts(),
            CanonicalJson.Serialize(validation),
            ValidationApplier.Apply(ranking, validation).Digests
        );
        return bundle.Serialize();
    }

    private static async Task<long?> AuditExportAsync(FuzzInput input)
    {
        var lines = AuditFiles.ReadLinesAsync(new FileInfo(input.ToFile("trail.jsonl")), CancellationToken.None);
        var verdict = await AuditFileVerifier.VerifyAsync(lines, kept: null, CancellationToken.None);
        return verdict.Entries;
    }
}
