using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Pilots;
using RecsConsole.Database;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Platform;

namespace RecsConsole.Features.Insights.Rules;

/// <summary>
/// A figure of one running pilot, which guards the pilot: an outcome of the people with the model, or the difference to those without it.
/// It counts from the start of the pilot until now, for the whole tenant.
/// </summary>
internal sealed record PilotFigure(string Version, PilotOutcome Outcome, bool IsDifference)
{
    private const int LongestKey = 60;
    private const string Prefix = "pilots.";

    private static readonly Dictionary<string, (PilotOutcome Outcome, bool IsDifference, string Text)> s_measures = new(
        StringComparer.Ordinal
    )
    {
        ["sla_difference"] = (PilotOutcome.SlaMet, true, nameof(Texts.SlaMetPilotDifference)),
        ["sla_with"] = (PilotOutcome.SlaMet, false, nameof(Texts.SlaMetWithPilot)),
        ["solved_difference"] = (PilotOutcome.StayedSolved, true, nameof(Texts.StayedSolvedPilotDifference)),
        ["solved_with"] = (PilotOutcome.StayedSolved, false, nameof(Texts.StayedSolvedWithPilot)),
        ["satisfied_difference"] = (PilotOutcome.Satisfied, true, nameof(Texts.SatisfiedPilotDifference)),
        ["satisfied_with"] = (PilotOutcome.Satisfied, false, nameof(Texts.SatisfiedWithPilot)),
        ["accepted_difference"] = (PilotOutcome.Accepted, true, nameof(Texts.AcceptedPilotDifference)),
        ["accepted_with"] = (PilotOutcome.Accepted, false, nameof(Texts.AcceptedWithPilot)),
    };

    /// <summary>The figures of a pilot; a version whose name leaves no room for a key has fewer.</summary>
    public static IEnumerable<WatchableFigure> Of(string version) =>
        s_measures.Keys.Select(measure => Find(Prefix + measure + "." + version)).OfType<WatchableFigure>();

    /// <summary>Null for a key that is none of a pilot. Whether the pilot runs is not looked up.</summary>
    public static WatchableFigure? Find(string? key)
    {
        if (key is null || key.Length > LongestKey || !key.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        return key[Prefix.Length..].Split('.', 2) is [var name, { Length: > 0 } version] && s_measures.TryGetValue(name, out var measure)
            ? new(key, StoredText.From<Texts>(measure.Text, version), measure.IsDifference ? FigureUnit.Points : FigureUnit.Share)
            {
                Tile = InsightKind.Pilots,
                IsOfNow = true,
                Pilot = new(version, measure.Outcome, measure.IsDifference),
            }
            : null;
    }

    /// <summary>Versions of the running pilots with a group to compare with, oldest first.</summary>
    public static Task<List<string>> ReadVersionsAsync(ConsoleDbContext db, CancellationToken cancellationToken) =>
        Running(db).OrderBy(row => row.Number).Select(row => row.Version).ToListAsync(cancellationToken);

    /// <summary>Whether its pilot runs.</summary>
    public Task<bool> IsRunningAsync(ConsoleDbContext db, CancellationToken cancellationToken) =>
        Running(db).AnyAsync(row => row.Version == Version, cancellationToken);

    public async Task<FigureReading> ReadAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var pilot = await Running(context.Db).FirstOrDefaultAsync(row => row.Version == Version, cancellationToken);
        if (pilot is null || await PilotGroups.ReadAsync(context.Db, pilot, cancellationToken) is not { HasControl: true } groups)
        {
            return FigureReading.None;
        }

        var effects = await PilotEffects.ReadAsync(context.Db, groups, context.Now, cancellationToken);
        var effect = effects.Single(each => each.Outcome == Outcome);
        return IsDifference ? new(effect.Difference?.Value, Math.Min(effect.With.Cases, effect.Without.Cases))
            : effect.With.Cases == 0 ? FigureReading.None
            : new((double)effect.With.Hits / effect.With.Cases, effect.With.Cases);
    }

    private static IQueryable<ModelRow> Running(ConsoleDbContext db) =>
        db.Models.AsNoTracking().Where(row => row.Status == ModelStatus.Pilot && row.Percent > 0 && row.Percent < 100);
}
