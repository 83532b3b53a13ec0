using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Features.Models.Training.Oracle;

/// <summary>
/// Checks what an evaluation would show against the database rows alone: does it belong to the tenant, is it in force and permitted, and
/// may it be done, read or asked on this case? It shares no rules, access policy or state machine with the engine, so that a bug there is
/// counted instead of repeated. Where rows have changed since a decision, it gives no verdict.
/// </summary>
internal sealed class EvaluationOracle
{
    private readonly ActionOracle _actions;
    private readonly DocumentOracle _documents;
    private readonly PersonOracle _people;

    private EvaluationOracle(ActionOracle actions, DocumentOracle documents, PersonOracle people) =>
        (_actions, _documents, _people) = (actions, documents, people);

    public static async Task<EvaluationOracle> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var changes = await OracleChanges.ReadAsync(db, cancellationToken);
        return new(
            await ActionOracle.ReadAsync(db, changes, cancellationToken),
            await DocumentOracle.ReadAsync(db, cancellationToken),
            await PersonOracle.ReadAsync(db, changes, cancellationToken)
        );
    }

    /// <summary>What is wrong with the items that would be shown for an example.</summary>
    public IEnumerable<OracleFinding> Judge(TrainingExample example, SlateKind kind, IEnumerable<string> shown)
    {
        ArgumentNullException.ThrowIfNull(example);
        return shown.SelectMany(id => FaultsOf(example, kind, id).Select(fault => new OracleFinding(id, fault)));
    }

    private IEnumerable<OracleFault> FaultsOf(TrainingExample example, SlateKind kind, string id) =>
        kind switch
        {
            SlateKind.Action => _actions.FaultsOf(example, id),
            SlateKind.Document => _documents.FaultsOf(example, id),
            _ => _people.FaultsOf(example, id),
        };
}
