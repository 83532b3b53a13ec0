using System.Globalization;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Models.Training.Export;

/// <summary>
/// Exports the rows that a training of a kind would use, to train elsewhere: numbers only, without names of cases, items or people. The
/// export is audited before the data is returned.
/// </summary>
public sealed class ExportTrainingData(OperationScopeFactory scopes, TrainingSessionFactory sessions, AuditTrail auditTrail)
{
    private const string Name = "export.training_data";

    public async Task<Result<TrainingData>> RunAsync(Actor actor, SlateKind kind, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenForJobOrPersonAsync(actor, AccessOperation.ManageModels, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var opened = await sessions.OpenAsync(scope.Db, actor, new(kind, Guid.Empty, null, progress), cancellationToken);
        if (opened.Error is { } nothing)
        {
            return nothing;
        }

        using var session = opened.Value!;
        if (await session.BuildAsync(cancellationToken) is { } tooFew)
        {
            return tooFew;
        }

        await session.BuildTestAsync(cancellationToken);
        var scale = GainTable.From(session.Train.Targets.Concat(session.Validation.Targets).Concat(session.Test.Targets));
        var data = new TrainingData(
            actor.TenantId,
            kind,
            FeatureExtractor.SchemaVersion,
            ColumnsOf(session),
            [PartOf("train", session.Train, scale), PartOf("validation", session.Validation, scale), PartOf("test", session.Test, scale)],
            session.Train.DataHash(),
            scale.Gains
        );
        auditTrail.Append(scope.Db, actor.PersonOrNull, EventOf(data));
        await scope.Db.SaveChangesAsync(cancellationToken);
        return data;
    }

    private static IReadOnlyList<TrainingDataColumn> ColumnsOf(TrainingSession session)
    {
        var units = FeatureTable.Of(session.Kind).ToDictionary(feature => feature.Name, feature => feature.Unit, StringComparer.Ordinal);
        return [.. session.Columns.Select(name => new TrainingDataColumn(name, units[name]))];
    }

    private static TrainingDataPart PartOf(string name, TrainingRows rows, GainTable scale) =>
        new(name, rows.Rows, [.. rows.Targets.Select(scale.GradeOf)], rows.Queries, rows.Treatments);

    private static AuditEvent EventOf(TrainingData data) =>
        new(
            Name,
            "tenant",
            data.TenantId.ToString("D"),
            AuditOutcome.Done,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["unit"] = data.Kind.ToCode(),
                ["rows"] = data.Parts.Sum(part => part.Rows.Count).ToString(CultureInfo.InvariantCulture),
                ["data"] = data.DataHash,
            }
        );
}

/// <summary>The rows of a training, in time order.</summary>
/// <param name="DataHash">SHA-256 over the training rows, as in a model's report.</param>
/// <param name="Gains">The worth of each grade, 0 to 1, for LightGBM's label_gain.</param>
public sealed record TrainingData(
    Guid TenantId,
    SlateKind Kind,
    int FeatureSchema,
    IReadOnlyList<TrainingDataColumn> Columns,
    IReadOnlyList<TrainingDataPart> Parts,
    string DataHash,
    IReadOnlyList<double> Gains
);

/// <summary>A column name and the unit of its values.</summary>
public sealed record TrainingDataColumn(string Name, FeatureUnit Unit);

/// <summary>The rows of one period.</summary>
/// <param name="Name">train, validation or test.</param>
/// <param name="Grades">Grade of each row, an index into <see cref="TrainingData.Gains"/>: 0 is worth nothing.</param>
/// <param name="Queries">Number of rows of each decision.</param>
/// <param name="Treatments">Treatments of each row's item (R122).</param>
public sealed record TrainingDataPart(
    string Name,
    IReadOnlyList<double[]> Rows,
    IReadOnlyList<int> Grades,
    IReadOnlyList<int> Queries,
    IReadOnlyList<Treatment> Treatments
);
