using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Models.OffPolicy;
using RecsConsole.Platform.Database;

namespace RecsConsole.Cli.Evaluation.Policies;

/// <summary>
/// What a model would have earned in the last place of a tenant's action slates, from the places that its desk drew: logged probability of
/// what was shown there, and whether it was done.
/// </summary>
internal static class TenantPolicy
{
    /// <summary>The only kind of slate with drawn places.</summary>
    public const string Unit = "action";

    private const string Desk = "desk";

    public static async Task<int> RunAsync(CommandRun run, string tenant, string unit, string? target, CancellationToken cancellationToken)
    {
        if (!string.Equals(unit, Unit, StringComparison.Ordinal))
        {
            throw new CommandException($"Places are drawn in {Unit} slates only, so there is no propensity to value '{unit}' by.");
        }

        var services = await run.ServicesAsync(cancellationToken);
        var actor = await ActorLookup.TenantAsync(services, tenant, cancellationToken);
        await using var db = await services.GetRequiredService<TenantDb>().OpenAsync(actor, cancellationToken);
        var model = await TargetAsync(db, target, cancellationToken);
        run.Progress($"Reading the drawn places of {tenant}, to value {model?.Version ?? "the desk without exploration"}…");
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var figures = await PolicyFigures.ReadAsync(db, model?.Id, now, cancellationToken);
        return figures.Value is { } value ? run.Answer(PolicyAnswer.From(value), PolicyLines.Of(value)) : Refuse(run, figures);
    }

    private static int Refuse(CommandRun run, PolicyFigures figures)
    {
        var still = FormattableString.Invariant($"at least {figures.StillNeeded} more drawn places with a known outcome are needed");
        var answer = PolicyAnswer.Refused(
            figures.Rows,
            figures.IsExploring
                ? still
                : $"no place is drawn at random; switch on 'Try out low-risk actions in the last place' in the tenant's settings; {still}"
        );
        return run.Answer(answer, answer.Verdict);
    }

    // null: the desk without exploration
    private static async Task<TargetModel?> TargetAsync(ConsoleDbContext db, string? target, CancellationToken cancellationToken)
    {
        if (string.Equals(target, Desk, StringComparison.Ordinal))
        {
            return null;
        }

        var models = db.Models.AsNoTracking().Where(row => row.Kind == ItemKind.Action);
        var found = await (
            target is null
                ? models.Where(row => db.ShadowSlates.Any(slate => slate.ModelId == row.Id))
                : models.Where(row => row.Version == target)
        )
            .OrderByDescending(row => row.CreatedAt)
            .Select(row => new TargetModel(row.Id, row.Version))
            .FirstOrDefaultAsync(cancellationToken);
        return found is null && target is not null
            ? throw new CommandException($"The tenant has no model '{target}' that ranks actions.")
            : found;
    }

    private sealed record TargetModel(Guid Id, string Version);
}
