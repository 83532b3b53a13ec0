using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Models.Comparison;
using RecsConsole.Features.Models.Detail.Pilot;
using RecsConsole.Features.Models.Life;
using RecsConsole.Features.Models.Life.Ledger;
using RecsConsole.Features.Models.OffPolicy;
using RecsConsole.Features.Models.Overview;
using RecsConsole.Platform;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Models.Detail;

/// <summary>
/// Reads a model with its evaluation, the verdict of the promotion gate, its history, and the steps that the reader may take.
/// </summary>
public sealed class ReadModel(OperationScopeFactory scopes, ModelGate promotionGate, TenantFactsReader factsReader)
{
    public async Task<Result<ModelView>> RunAsync(Actor actor, string version, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewModels, "read.model", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        var row = await db.Models.AsNoTracking().FirstOrDefaultAsync(found => found.Version == version, cancellationToken);
        if (row is null)
        {
            return Error.NotFound(Texts.ThereIsNoSuchModel);
        }

        var view = await ShowAsync(db, actor, row, scope.Access, cancellationToken);
        return view with
        {
            SameAs = await SameTraining.FindAsync(db, version, view.Line.Report?.DataHash, cancellationToken),
            Window = await WindowLength.ReadAsync(db, cancellationToken),
        };
    }

    private async Task<ModelView> ShowAsync(
        ConsoleDbContext db,
        Actor actor,
        ModelRow row,
        AccessCheck check,
        CancellationToken cancellationToken
    )
    {
        var facts = ModelFacts.Of.Compile()(row);
        var names = await ModelPeople.NamesAsync(db, facts.People, cancellationToken);
        var previous = await RollBackModel.PreviousAsync(db, row, cancellationToken);
        var judged = await promotionGate.JudgeAsync(db, row, cancellationToken);
        var now = await ActiveRankers.ReadAsync(db, (await factsReader.ReadAsync(actor, cancellationToken)).Models, cancellationToken);
        return new(
            facts.ToLine(names),
            row.Algorithm,
            row.Engine,
            row.FeatureSchema,
            row.ContentHash,
            judged.Checks,
            await HistoryAsync(db, row, names, cancellationToken),
            previous?.Version,
            now.Of(row.Kind)?.Live?.Version,
            now.Switch.IsStopped,
            await ChoicesAsync(db, cancellationToken),
            ModelRights.From(
                row,
                actor,
                check.Subject.Roles.Contains(ConsoleRole.Admin),
                check.Decide(AccessOperation.PromoteModel, OfTenant(db.TenantId)).Permitted
            ),
            await TimeZones.OfReaderAsync(db, actor, cancellationToken)
        )
        {
            Shadow = await ShadowFigures.ReadAsync(db, row.Id, cancellationToken),
            Policy = judged.Desk.Policy,
            Pilot = judged.Desk.Pilot,
            // the results of a study are for leads
            MayReadStudies = check.Decide(AccessOperation.ManageStudies, OfTenant(db.TenantId)).Permitted,
            CaseTypes = await db
                .CaseTypes.AsNoTracking()
                .ToDictionaryAsync(each => each.Key, each => each.Name, StringComparer.Ordinal, cancellationToken),
        };
    }

    private static AccessResource OfTenant(Guid tenantId) =>
        new(AccessResourceKind.Tenant, tenantId, tenantId) { Classification = Classifications.Public };

    private static async Task<IReadOnlyList<ModelTeam>> ChoicesAsync(ConsoleDbContext db, CancellationToken cancellationToken) =>
        await db
            .Teams.OrderBy(team => team.Name)
            .ThenBy(team => team.Key)
            .Select(team => new ModelTeam(team.Key, team.Name))
            .ToListAsync(cancellationToken);

    private static async Task<IReadOnlyList<ModelHistoryLine>> HistoryAsync(
        ConsoleDbContext db,
        ModelRow row,
        IReadOnlyDictionary<Guid, string> known,
        CancellationToken cancellationToken
    )
    {
        var events = await db
            .ModelEvents.AsNoTracking()
            .Where(each => each.ModelId == row.Id && each.Step != ModelLife.Trained) // the row says who asked for the training
            .OrderByDescending(each => each.At)
            .ThenByDescending(each => each.Id)
            .Take(200)
            .ToListAsync(cancellationToken);
        var names = await ModelPeople.NamesAsync(db, events.Select(each => each.ById), cancellationToken);
        return
        [
            .. events.Select(each => new ModelHistoryLine(
                each.Id,
                each.At,
                ModelPeople.Of(names, each.ById) ?? Texts.TheConsole,
                ModelLabels.Did(each.Step),
                each.Why
            )),
            new(row.Id, row.CreatedAt, ModelPeople.Of(known, row.TrainedById) ?? Texts.ASchedule, Texts.HadItTrainedAndRegistered, ""),
        ];
    }
}

/// <summary>A model as its page shows it.</summary>
/// <param name="Gate">The ledger: all evidence for and against a promotion, as the gate reads it.</param>
/// <param name="PreviousVersion">The version that a rollback returns to; null means the heuristic.</param>
/// <param name="LiveVersion">The current live model of the model's kind.</param>
public sealed record ModelView(
    ModelLine Line,
    string Algorithm,
    string Engine,
    int FeatureSchema,
    string ContentHash,
    IReadOnlyList<GateCheck> Gate,
    IReadOnlyList<ModelHistoryLine> History,
    string? PreviousVersion,
    string? LiveVersion,
    bool AreModelsStopped,
    IReadOnlyList<ModelTeam> Teams,
    ModelRights Rights,
    string? TimeZone
)
{
    /// <summary>An earlier model that learned the same from the same rows: nothing changed; null when something did.</summary>
    public string? SameAs { get; init; }

    /// <summary>How the model's pilot compares with the people outside it; null when it is not a pilot.</summary>
    public PilotFigures? Pilot { get; init; }

    /// <summary>How the model did in shadow on live requests; null when it never ran in shadow.</summary>
    public ShadowFigures? Shadow { get; init; }

    /// <summary>What the model would have earned, from the desk's own exploration; null for models of slates without it.</summary>
    public PolicyFigures? Policy { get; init; }

    /// <summary>Whether the reader may open the results of a study.</summary>
    public bool MayReadStudies { get; init; }

    /// <summary>Case type names by key.</summary>
    public IReadOnlyDictionary<string, string> CaseTypes { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The window that a pilot by time starts with.</summary>
    public WindowLength Window { get; init; } = WindowLength.Unknown;

    /// <summary>Every gate condition holds.</summary>
    public bool PassesGate => Gate.All(check => check.Passed);
}

/// <summary>A team that a pilot can be limited to.</summary>
public sealed record ModelTeam(string Key, string Name);

/// <param name="Why">The reason in the person's words; may be empty.</param>
public sealed record ModelHistoryLine(Guid Id, DateTimeOffset At, string Who, string Did, string Why);
