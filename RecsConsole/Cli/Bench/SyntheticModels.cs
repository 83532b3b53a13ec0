using System.Text;
using RecsConsole.Database;
using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Boosting.LightGbm;
using RecsConsole.Engine.Boosting.Training;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Training;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Cli.Bench;

/// <summary>Live models of all three kinds, of realistic size, trained on synthetic rows.</summary>
internal static class SyntheticModels
{
    /// <summary>No model.</summary>
    public const string Heuristic = "heuristic";

    private const int Rows = 4_000;

    public static async Task AddAsync(TenantDb tenantDb, Guid tenantId, string form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tenantDb);
        if (string.Equals(form, Heuristic, StringComparison.Ordinal))
        {
            return;
        }

        await using var db = await tenantDb.OpenAsync(Actor.Job(tenantId), cancellationToken);
        foreach (var kind in Enum.GetValues<SlateKind>())
        {
            RankerModel model = string.Equals(form, TreeModel.Trees, StringComparison.Ordinal) ? Trees(kind) : Logistic(kind);
            db.Models.Add(RowOf(tenantId, model, (int)kind + 1));
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static TreeModel Trees(SlateKind kind)
    {
        var columns = FeatureColumns.Of(kind);
        var (values, labels) = Generate(columns.Count);
        var trees = BoostingTrainer
            .Fit(
                new(columns.Count, values, labels) { Names = columns },
                new()
                {
                    Trees = 120,
                    Leaves = 15,
                    LearningRate = 0.08,
                    Depth = 6,
                }
            )
            .Model;
        using var stream = new MemoryStream();
        LightGbmText.Write(trees, stream);
        return new TreeModel(
            $"trees-{(int)kind + 1}",
            FeatureExtractor.SchemaVersion,
            kind,
            columns,
            Encoding.UTF8.GetString(stream.ToArray()),
            CalibrationMap.Plain
        );
    }

    private static LogisticModel Logistic(SlateKind kind)
    {
        var columns = FeatureColumns.Of(kind);
        var (values, labels) = Generate(columns.Count);
        var fit = LogisticTrainer.Train([.. values.Chunk(columns.Count)], labels, l2: 3);
        return new LogisticModel(
            $"logistic-{(int)kind + 1}",
            FeatureExtractor.SchemaVersion,
            kind,
            columns,
            [.. fit.Weights.Select(FixedPoint.FromDouble)],
            FixedPoint.FromDouble(fit.Intercept),
            CalibrationMap.Plain
        );
    }

    // no column decides alone, so that trees split on all of them
    private static (double[] Values, double[] Labels) Generate(int columns)
    {
        var draws = new SplitMix64(20260101);
        var values = new double[Rows * columns];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = draws.Below(1_000) / 1e3;
        }

        var labels = values.Chunk(columns).Select(row => row.Sum() + (draws.Below(1_000) / 500.0) > (columns / 2.0) + 1 ? 1.0 : 0.0);
        return (values, [.. labels]);
    }

    private static ModelRow RowOf(Guid tenantId, RankerModel model, int number)
    {
        var (content, hash) = ModelContent.Pack(model);
        return new()
        {
            TenantId = tenantId,
            Id = Guid.CreateVersion7(),
            Version = model.Version,
            Number = number,
            Kind = model.Kind.ToItemKind(),
            Algorithm = model.Form,
            Status = ModelStatus.Live,
            Content = content,
            ContentHash = hash,
            FeatureSchema = model.FeatureSchema,
            Engine = EngineVersions.Current,
            ReportJson = "{}",
            JobRunId = Guid.CreateVersion7(),
            Percent = 100,
        };
    }
}
