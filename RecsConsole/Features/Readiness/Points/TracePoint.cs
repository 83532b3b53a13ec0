using RecsConsole.Platform;

namespace RecsConsole.Features.Readiness.Points;

/// <summary>
/// The details of a decision are open to few people, every opening is recorded, and what a viewer may not see is not named.
/// </summary>
internal static class TracePoint
{
    public static ReadinessFinding Of(TraceFacts facts)
    {
        var isOpen = new Share(facts.Readers, facts.People).IsAbove(ReadinessLimits.MaxTraceReaders);
        return new(
            ReadinessFinding.Judge(facts.People > 0, isOpen || facts.EmergenciesWithoutAlert > 0),
            [
                ReadinessFigure.Part(Texts.TraceReaders, new(facts.Readers, facts.People), isOpen),
                ReadinessFigure.Count(Texts.TracesOpened.With(ReadinessLimits.Days), facts.Opened),
                ReadinessFigure.Count(Texts.TracesRefused.With(ReadinessLimits.Days), facts.Refused),
                ReadinessFigure.Count(Texts.WithheldInDecisions, facts.Withheld),
                ReadinessFigure.Count(Texts.EmergenciesInForce, facts.Emergencies),
                ReadinessFigure.None(Texts.EmergenciesWithoutAlert, facts.EmergenciesWithoutAlert),
            ],
            Texts.TracesRedacted
        );
    }
}

/// <param name="Readers">Active people who may see all details of any decision.</param>
/// <param name="Withheld">Candidates of the sampled decisions excluded for lack of permission: only id and reason are stored.</param>
/// <param name="Emergencies">Emergency grants that are still in force.</param>
internal sealed record TraceFacts(
    int People,
    int Readers,
    int Opened,
    int Refused,
    int Withheld,
    int Emergencies,
    int EmergenciesWithoutAlert
);
