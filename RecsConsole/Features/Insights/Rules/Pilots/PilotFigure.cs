using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Pilots;
using RecsConsole.Database;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Platform;

namespace RecsConsole.Features.Insights.Rules.Pilots;

/// <summary>
/// A figure of one running pilot, which guards the pilot: an outcome of the people with the model, or the difference to those without it.
/// It counts from the start of the pilot until now, for the whole tenant, and is judged by its interval: a pilot is not stopped by chance.
/// </summary>
internal sealed record PilotFigure(string Version, PilotOutcome Outcome, bool IsDifference)
{
    private const int LongestKey = 60;
    private const string Prefix = "pilots.";

    private static readonly string[] s_measures =
    [
        "sla_difference",
        "sla_with",
        "solved_difference",
        "solved_with",
        "satisfied_difference",
        "satisfied_with",
        "accepted_difference",
        "accepted_with",
    ];

    /// <summary>The figures of a pilot; a version whose name leaves no room for a key has fewer.</summary>
    public static IEnumerable<WatchableFigure> Of(string version) =>
        s_measures.Select(measure => Find(Prefix + measure + "." + version)).OfType<WatchableFigure>();

    /// <summary>Null for a key that is none of a pilot. Whether the pilot runs is not looked up.</summary>
    public static WatchableFigure? Find(string? key)
    {
        if (key is null || key.Length > LongestKey || !key.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        return key[Prefix.Length..].Split('.', 2) is [var name, { Length: > 0 } version] && MeasureOf(name) is { } measure
            ? new(key, StoredText.From<Texts>(measure.Text, version), measure.IsDifference ? FigureUnit.Points : FigureUnit.Share)
            {
                Tile = InsightKind.Pilots,
                IsOfNow = true,
                Pilot = new(version, measure.Outcome, measure.IsDifference),
            }
            : null;
    }

    private static (string Text, PilotOutcome Outcome, bool IsDifference)? MeasureOf(string name) =>
        name switch
        {
            "sla_difference" => (nameof(Texts.SlaMetPilotDifference), PilotOutcome.SlaMet, true),
            "sla_with" => (nameof(Texts.SlaMetWithPilot), PilotOutcome.SlaMet, false),
            "solved_difference" => (nameof(Texts.StayedSolvedPilotDifference), PilotOutcome.StayedSolved, true),
            "solved_with" => (nameof(Texts.StayedSolvedWithPilot), PilotOutcome.StayedSolved, false),
            "satisfied_difference" => (nameof(Texts.SatisfiedPilotDifference), PilotOutcome.Satisfied, true),
            "satisfied_with" => (nameof(Texts.SatisfiedWithPilot), PilotOutcome.Satisfied, false),
            "accepted_difference" => (nameof(Texts.AcceptedPilotDifference), PilotOutcome.Accepted, true),
            "accepted_with" => (nameof(Texts.AcceptedWithPilot), PilotOutcome.Accepted, false),
            _ => null,
        };

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
        return IsDifference ? ReadDifference(effect) : ReadShare(effect);
    }

    private static FigureReading ReadDifference(PilotEffect effect) =>
        new(effect.Difference?.Value, Math.Min(effect.With.Cases, effect.Without.Cases))
        {
            Interval = effect.Difference is { } difference ? new(difference.Low, difference.High) : null,
        };

    // People or windows are drawn, so their spread counts; where all are alike, chance among the cases is still there.
    private static FigureReading ReadShare(PilotEffect effect)
    {
        var rate = new InsightRate(effect.With.Hits, effect.With.Cases);
        return new(effect.ShareWith?.Value, effect.With.Cases)
        {
            Interval = effect.ShareWith is { } share ? new(Math.Min(share.Low, rate.Low), Math.Max(share.High, rate.High)) : null,
        };
    }

    private static IQueryable<ModelRow> Running(ConsoleDbContext db) =>
        db.Models.AsNoTracking().Where(row => row.Status == ModelStatus.Pilot && row.Percent > 0 && row.Percent < 100);
}
