using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.NextStep;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;
using RecsConsole.Recommender.Forecasts;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Fields;

namespace RecsConsole.Features.NextSteps;

/// <summary>
/// Learns from the tenant's histories, one case type at a time, what usually comes next, and notifies every node. Safe to run twice and to
/// interrupt: each type's model is replaced as a whole.
/// </summary>
public sealed class LearnNextSteps(OperationScopeFactory scopes, AuditTrail auditTrail, TimeProvider clock)
{
    private const string Name = "learn.next_steps";

    public async Task<Result<LearnedNextSteps>> RunAsync(Actor actor, LearnNextStepsRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenForJobOrPersonAsync(actor, AccessOperation.RunJobs, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        var db = scope.Db;
        if (await RefuseAsync(db, actor, cancellationToken) is { } withheld)
        {
            return withheld;
        }

        var columns = TrailColumns.From(await CaseFieldColumns.ReadAsync(db, cancellationToken));
        var types = await db.CaseTypes.Select(row => row.Key).Order().ToListAsync(cancellationToken);
        var (models, counted) = (0, 0);
        for (var i = 0; i < types.Count; i++)
        {
            await request.Progress.ReportAsync(
                100 * i / types.Count,
                StoredText.From<Texts>(nameof(Texts.ReadingHistories), types[i]),
                cancellationToken
            );
            var sequences = await CaseTrails.ReadAsync(db, types[i], columns, cancellationToken);
            var steps = sequences.Sum(each => each.Events.Count);
            await request.Progress.ReportAsync(
                (100 * i / types.Count) + 5,
                StoredText.From<Texts>(nameof(Texts.LearningFromSteps), steps),
                cancellationToken
            );
            if (await LearnAsync(db, actor, new(types[i], columns, sequences), cancellationToken))
            {
                (models, counted) = (models + 1, counted + steps);
            }
        }

        return new LearnedNextSteps(models, counted);
    }

    // a trained model cannot be separated by field afterwards, so if one of the fields is withheld, nothing is learned (R157)
    private async Task<Error?> RefuseAsync(ConsoleDbContext db, Actor actor, CancellationToken cancellationToken)
    {
        var limits = (await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken)).Part.FieldLimits;
        var refused = limits.Refused(LearnedFields.NextSteps, FieldPurpose.Train);
        if (refused.Count == 0)
        {
            return null;
        }

        FieldRefusals.Append(auditTrail, db, actor.PersonOrNull, FieldPurpose.Train, refused, Name);
        await db.SaveChangesAsync(cancellationToken);
        return Error.Invalid(StoredText.From<Texts>(nameof(Texts.FieldsNotForTraining), string.Join(", ", refused)));
    }

    private async Task<bool> LearnAsync(ConsoleDbContext db, Actor actor, CaseTypeHistories histories, CancellationToken cancellationToken)
    {
        var row = await db.NextStepModels.FirstOrDefaultAsync(each => each.CaseType == histories.CaseType, cancellationToken);
        // a model trained with other columns cannot be continued
        var before =
            row is not null && histories.Columns == ColumnsOf(row)
                ? new LearnedSteps(StepForecasts.ModelOf(row.Content), row.LearnedFrom)
                : null;
        var learned = await Task.Run(
            () => LearnedSteps.From(before, histories.Sequences, cancellationToken.ThrowIfCancellationRequested),
            cancellationToken
        );
        if (learned is null)
        {
            return false;
        }

        if (row is null)
        {
            row = new()
            {
                TenantId = actor.TenantId,
                CaseType = histories.CaseType,
                Version = "",
                Content = [],
            };
            db.NextStepModels.Add(row);
        }

        var beforeVersion = row.Version;
        Fill(row, histories, learned);
        if (!string.Equals(beforeVersion, row.Version, StringComparison.Ordinal))
        {
            ChangeFeed.Append(db, ChangeKind.Search, row.Version, row.At);
            auditTrail.Append(db, actor.PersonOrNull, EventOf(row));
        }

        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return true;
    }

    private void Fill(NextStepModelRow row, CaseTypeHistories histories, LearnedSteps learned)
    {
        (row.Content, row.Version) = StepForecasts.Write(learned.Model);
        (row.TeamAttribute, row.PriorityAttribute, row.SaysFields) = histories.Columns;
        row.Steps = histories.Sequences.Sum(each => each.Events.Count);
        row.LearnedFrom = learned.LearnedFrom;
        row.At = Timestamps.Round(clock.GetUtcNow());
        row.Revision++;
    }

    private static TrailColumns ColumnsOf(NextStepModelRow row) => new(row.TeamAttribute, row.PriorityAttribute, row.SaysFields);

    private static AuditEvent EventOf(NextStepModelRow row) =>
        new(
            "next_steps.learned",
            "case_type",
            row.CaseType,
            AuditOutcome.Done,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["model"] = row.Version,
                ["steps"] = row.Steps.ToString(CultureInfo.InvariantCulture),
                ["learned_from"] = row.LearnedFrom.ToString(CultureInfo.InvariantCulture),
            }
        );

    private sealed record CaseTypeHistories(string CaseType, TrailColumns Columns, IReadOnlyList<NextStepSequence> Sequences);
}

/// <summary>Receives the progress.</summary>
public sealed record LearnNextStepsRequest(JobProgress Progress);

/// <summary>Number of case types with a model, and number of steps they were trained on.</summary>
public sealed record LearnedNextSteps(int Models, int Steps);
