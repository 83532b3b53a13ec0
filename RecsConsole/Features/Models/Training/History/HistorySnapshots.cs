using System.Text.Json;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Forecasts;
using RecsConsole.Recommender.History;
using RecsConsole.Recommender.Past;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Recommender.Retrieval.Indexes;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Models.Training.History;

/// <summary>
/// Cases of the tenant's history as of a moment: earlier state, fields and steps, the SLA then, and the cases that had ended before that
/// week began. Nothing later is included.
/// </summary>
internal sealed class HistorySnapshots(IReadOnlyList<HistoryCase> cases, TrainingScope scope)
{
    private readonly HistoryIndexes _indexes = new(cases, scope.PartsOf, scope.Windows, scope.Exclusions);
    private readonly PastForecasts _forecasts = new(cases, scope.Trails, TrailLimits.From(scope.Limits));

    /// <summary>The cases that had ended before the week of an instant. Only one week is cached, so ask in time order.</summary>
    public (CaseIndex Index, CaseStatistics Statistics, SnapshotParts Parts) IndexesAt(DateTimeOffset instant, string caseType) =>
        _indexes.At(instant, caseType);

    /// <summary>The case as of the moment, for a subject, without documents and people, which callers add if they need them.</summary>
    /// <param name="kind">The kind to rank; only actions need to know what usually comes next.</param>
    public CaseSnapshot Read(HistoryCase found, HistoryMoment moment, AccessCheck check, SlateKind kind)
    {
        var row = found.Row;
        var (index, statistics, parts) = IndexesAt(moment.At, row.TypeKey);
        var limits = parts.Shared.Configuration.FieldLimits;
        var record = RecordFields.Within(found.RecordAt(moment), limits);
        var steps = record.Steps;
        // by words only: the embedding basis was built from texts of later cases too
        var question = RetrievalQueries.Of(null, record, null);
        var workflow = WorkflowIndex.From(parts.Shared.Workflow);
        var conditions = CatalogIndex.From(parts.Shared.Catalog).FieldConditions;
        var withRouting = kind is not SlateKind.Action;
        var counted = statistics.Read(record, moment.At, workflow.Machine, check, scope.Actions.Contains, withRouting);
        return SnapshotFields.Within(
            new CaseSnapshot(
                CaseSnapshot.CurrentSchemaVersion,
                moment.At,
                check.Subject,
                // owner, filled fields and pending approvals of that time are not in the history, so they stay empty
                CaseFactsMapper.Record(record, scope.SpansOf(row.TypeKey, record.Level), moment.At, [], [], conditions),
                steps,
                new(statistics.Windows.On(index.Similar(record, question, check), row.TypeKey), [], [], [])
                {
                    ActionFits = kind is SlateKind.Action ? scope.FitsOf(record) : null,
                    History = HistoryOf(
                        record,
                        moment,
                        kind,
                        counted,
                        new(scope.Actions.Contains) { Workflow = workflow, Limits = limits }
                    ),
                },
                [],
                parts.Hashes,
                []
            )
            {
                Shared = parts.Shared,
            }
        );
    }

    private HistoryFacts? HistoryOf(CaseRecord record, HistoryMoment moment, SlateKind kind, HistoryFacts? counted, ForecastInput input) =>
        kind is SlateKind.Action && _forecasts.At(HistoryIndexes.WeekOf(moment.At), record.Type) is { } forecaster
            ? (counted ?? new()) with
            {
                Forecast = forecaster.Read(record, input),
            }
            : counted;
}
