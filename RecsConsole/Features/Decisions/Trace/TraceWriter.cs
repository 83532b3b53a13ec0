using System.Globalization;
using RecsConsole.Casework;
using RecsConsole.Components.Badges;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Workflow;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Cards.Labels;
using RecsConsole.Recommender.Evidence;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Decisions.Trace;

/// <summary>Writes a decision for one viewer from loaded data; runs no queries.</summary>
internal static class TraceWriter
{
    private const int HashLength = 12;

    public static TraceView Write(TraceMaterial material)
    {
        var (entry, row) = (material.Entry, material.Entry.Decision);
        var slates = material.Shown.Select(slate => TraceSlateWriter.Write(material, slate));
        return new(
            row.Id,
            entry.Case.Key,
            row.At,
            material.Labels.NameOf(row.ActorId) ?? SharedTexts.SomebodyInSentence,
            entry.IsFull,
            GapOf(material),
            [.. slates],
            InputsOf(material),
            VersionsOf(material),
            DigestsOf(material),
            [],
            null,
            null
        );
    }

    private static string? GapOf(TraceMaterial material)
    {
        if (material.Run is null)
        {
            return Texts.OtherEngine.With(material.Versions.Engine.Engine, EngineVersions.Current);
        }

        return material.Run.IsOf(material.Recorded) ? null : Texts.StageDiffers;
    }

    private static List<TraceLine> InputsOf(TraceMaterial material)
    {
        var (snapshot, facts) = (material.Snapshot, material.Snapshot.Case);
        var visible = snapshot.Visible;
        List<TraceLine> lines =
        [
            new(SharedTexts.State, StateLabels.Of(facts.State)),
            new(SharedTexts.IssueType, StateLabels.Of(facts.IssueType)),
            new(Texts.Product, facts.Product is { } product ? StateLabels.Of(product) : Texts.NotKnown),
            new(Texts.Priority, facts.Priority is { } priority ? Text($"P{priority}") : Texts.NotKnown),
            new(Texts.Sla, SlaWords(facts.SlaBand)),
            new(Texts.RegionAndLanguage, $"{facts.Region ?? Texts.AnyInSentence}, {facts.Language ?? Texts.NotKnown}"),
            new(Texts.RolesOfActor, string.Join(", ", snapshot.Actor.Roles.Order(StringComparer.Ordinal).Select(RoleNames.Of))),
            new(Texts.Clearance, Texts.CaseClassified.With(snapshot.Actor.Clearance, facts.Classification)),
            new(SharedTexts.SimilarCases, CasesOf(material.Visibility.Claims)),
            new(Texts.DocumentsFound, Text($"{visible.Documents.Count}")),
            new(Texts.PeopleLooked, Text($"{visible.Presence.Count}")),
            new(Texts.StepsSoFar, Text($"{snapshot.History.Count}")),
        ];
        if (material.Entry.IsFull)
        {
            lines.Add(new(Texts.WithheldFromTheActor, Text($"{snapshot.Withheld.Count}")));
        }

        if (snapshot.Visible.Intents is { } intents)
        {
            lines.Add(new(Texts.IntentsRead, Texts.IntentsBy.With(intents.Model, intents.Actions.Count, intents.Invented)));
        }

        if (snapshot.Degraded.Count > 0)
        {
            lines.Add(new(Texts.NotAskedInTime, string.Join(", ", snapshot.Degraded.Select(LeftSourceLabels.Of))));
        }

        return lines;
    }

    private static string CasesOf(ClaimVisibility visibility)
    {
        var seen = visibility.SimilarCases;
        var words = seen.Count == 0 ? SharedTexts.NoneInSentence : string.Join(", ", seen);
        return visibility.HiddenCases == 0 ? words : Texts.ThatYouMayNotSee.With(words, visibility.HiddenCases);
    }

    private static string SlaWords(SlaBand band) =>
        band switch
        {
            SlaBand.None => SharedTexts.NoDeadlineInSentence,
            SlaBand.Late => Texts.SlaLate,
            SlaBand.Soon => Texts.SlaSoon,
            SlaBand.Half => Texts.SlaHalf,
            _ => Texts.SlaPlenty,
        };

    private static List<TraceLine> VersionsOf(TraceMaterial material)
    {
        var versions = material.Versions;
        return
        [
            new(Texts.Engine, versions.Engine.Engine),
            new(SharedTexts.RankedBy, versions.Engine.Model),
            new(Texts.Templates, Text($"{versions.Engine.Templates}")),
            new(Texts.SnapshotSchema, Text($"{versions.Engine.SnapshotSchema}")),
            new(Texts.Features, Text($"{versions.Engine.FeatureSchema}")),
            new(Texts.Configuration, Text($"{versions.Configuration}")),
            new(Texts.Workflow, Text($"{material.Snapshot.Shared.Workflow.Version}")),
            new(Texts.CatalogAndPolicies, Short(versions.Parts.Catalog)),
            new(SharedTexts.People, Short(versions.Parts.People)),
            new(SharedTexts.Search, Short(versions.Search)),
            .. material.Entry.Decision.Windows.Select(PilotWindow.FromStored).OfType<PilotWindow>().Select(WindowOf),
        ];
    }

    private static TraceLine WindowOf(PilotWindow window) =>
        new(
            Texts.WindowOf.With(window.Version),
            window.HasModel ? Texts.WindowWith.With(window.Number) : Texts.WindowWithout.With(window.Number)
        );

    private static List<TraceDigest> DigestsOf(TraceMaterial material) =>
        [
            .. material.Recorded.Select(digest => new TraceDigest(
                StageLabels.Of(digest.Stage),
                digest.Sha256,
                material.Run?.Digests.FirstOrDefault(computed => string.Equals(computed.Stage, digest.Stage, StringComparison.Ordinal))
                    is { } again
                    ? again == digest
                    : null
            )),
        ];

    private static string Short(string hash) => hash.Length > HashLength ? hash[..HashLength] : hash;

    private static string Text(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
