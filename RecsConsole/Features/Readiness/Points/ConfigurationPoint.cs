using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform;

namespace RecsConsole.Features.Readiness.Points;

/// <summary>The tenant has settings of its own, and every surface that is on has something to work with.</summary>
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
                ReadinessFigure.Part(Texts.SourcesWithStock, new(facts.Sources - facts.Empty.Count, facts.Sources)),
                ReadinessFigure.Count(Texts.SourcesOff, facts.Off),
                new(Texts.SurfacesWithoutSource, starved.Count == 0 ? Texts.None : string.Join(", ", starved), starved.Count > 0),
            ],
            facts.Empty.Count > 0 ? Texts.SourcesEmpty.With(string.Join(", ", facts.Empty)) : null
        );
    }
}

/// <param name="Version">Of the settings; null where the tenant never saved any.</param>
/// <param name="Sources">Switched on.</param>
/// <param name="Empty">Of these, the names of those that have nothing to work with.</param>
/// <param name="Starved">Surfaces that are on and have no source with anything.</param>
internal sealed record ConfigurationFacts(
    int? Version,
    DateTimeOffset? Since,
    int Sources,
    int Off,
    IReadOnlyList<string> Empty,
    IReadOnlyList<SlateKind> Starved
);
