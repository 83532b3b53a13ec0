using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform;
using RecsConsole.Recommender.Snapshot;

namespace RecsConsole.Features.Readiness.Points;

/// <summary>The tenant has its own settings, and every active surface has data to work with.</summary>
internal static class ConfigurationPoint
{
    public static ReadinessFinding Of(ConfigurationFacts facts)
    {
        var starved = facts.Starved.Select(ReadinessLabels.Surface).ToList();
        return new(
            ReadinessFinding.Judge(hasRows: true, facts.Version is null || starved.Count > 0),
            [
                facts.Version is { } version
                    ? ReadinessFigure.Count(Texts.SettingsVersion, version)
                    : new(Texts.SettingsVersion, Texts.NoSettings, IsWrong: true),
                .. facts.Since is { } since ? [ReadinessFigure.When(Texts.SettingsSince, since)] : Array.Empty<ReadinessFigure>(),
                ReadinessFigure.Part(Texts.SourcesWithStock, new(facts.Sources.On - facts.Empty.Count, facts.Sources.All)),
                ReadinessFigure.Count(Texts.SourcesOff, facts.Sources.Off),
                new(Texts.SurfacesWithoutSource, starved.Count == 0 ? Texts.None : string.Join(", ", starved), starved.Count > 0),
            ],
            facts.Empty.Count > 0 ? Texts.SourcesEmpty.With(string.Join(", ", facts.Empty)) : null
        );
    }
}

/// <param name="Version">Version of the settings; null when the tenant never saved any.</param>
/// <param name="Sources">Number of sources, as the page of sources counts them.</param>
/// <param name="Empty">Names of the active sources without data.</param>
/// <param name="Starved">Active surfaces whose sources all lack data.</param>
internal sealed record ConfigurationFacts(
    int? Version,
    DateTimeOffset? Since,
    SourceCounts Sources,
    IReadOnlyList<string> Empty,
    IReadOnlyList<SlateKind> Starved
);
