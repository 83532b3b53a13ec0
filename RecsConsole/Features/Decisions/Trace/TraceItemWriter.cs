using RecsConsole.Casework;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Sentences;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Cards.Labels;
using RecsConsole.Recommender.Evidence;

namespace RecsConsole.Features.Decisions.Trace;

/// <summary>Writes one shown item of a trace: parts of its score, sentences with their facts, sources, and what validation found.</summary>
internal static class TraceItemWriter
{
    public static TraceItem Write(TraceMaterial material, SlateItem item)
    {
        if (!material.Visibility.MaySee(item.Kind, item.Id, DocumentVersion(item)))
        {
            return Unseen(material, item);
        }

        var claims = item.Claims.Append(item.Confidence.Reason).Where(claim => material.Visibility.Claims.MayRead(item, claim)).ToList();
        return new(
            material.Labels.TitleOf(item.Kind, item.Id, item.Version),
            item.Id,
            item.Version,
            item.Rank,
            item.Score,
            item.Propensity,
            item.Confidence.Label,
            item.RequiredByPolicy is { } policy ? material.Labels.PolicyOf(policy) : null,
            [.. item.Contributions.Select(PartOf)],
            [.. claims.Select(claim => ClaimOf(material, item, claim))],
            item.Claims.Count + 1 - claims.Count,
            SourcesOf(item.Provenance),
            PermitOf(material, item)
        )
        {
            Chance = material.Visibility.Claims.MayRead(item, item.Confidence.Reason) ? ChanceLabels.PercentOf(item) : null,
        };
    }

    public static IReadOnlyList<TraceSource> SourcesOf(IReadOnlyList<Provenance> provenance) =>
        [.. provenance.Select(each => new TraceSource(SourceLabels.Of(each.Source), each.Rank, each.Score))];

    // that there was an item here is no secret; what it was, and why, is
    private static TraceItem Unseen(TraceMaterial material, SlateItem item) =>
        new(
            null,
            "",
            0,
            item.Rank,
            item.Score,
            item.Propensity,
            item.Confidence.Label,
            null,
            [],
            [],
            item.Claims.Count + 1,
            [],
            PermitOf(material, item)
        );

    private static int DocumentVersion(SlateItem item) => item.Kind == SlateKind.Document ? item.Version : 0;

    private static TracePart PartOf(Contribution part) => new(TermLabels.Of(part.Term), part.Value, part.Weight, part.Amount);

    private static TraceClaim ClaimOf(TraceMaterial material, SlateItem item, Claim claim)
    {
        var isConfidenceReason = ReferenceEquals(claim, item.Confidence.Reason);
        var labels = material.Labels.LabelsIn(material.Language);
        var written = ClaimRenderer.Render(claim, item.Facts, labels, material.Language);
        var label = isConfidenceReason ? ClaimTemplates.Label(item.Confidence.Label, material.Language) + ": " : "";
        return new(
            label + ClaimRenderer.Text(written),
            isConfidenceReason,
            new ExplanationWriter(labels, material.Language).ProblemOf(written, claim, item.Facts),
            [
                .. item
                    .Facts.Where(fact => claim.FactIds.Values.Contains(fact.Id, StringComparer.Ordinal))
                    .Select(fact => new TraceFact(fact.Id, fact.Field, labels(fact.Type, fact.Value) ?? fact.Value, FromWhat(item, fact))),
            ]
        );
    }

    private static string FromWhat(SlateItem item, Fact fact)
    {
        var sources = EvidenceSources.Of(item, [fact.Id]);
        var cases = sources.Count(source => EvidenceSources.CaseIdOf(source) is not null);
        var others = sources.Where(source => EvidenceSources.CaseIdOf(source) is null).Select(Words);
        IEnumerable<string> words = cases == 0 ? others : others.Prepend(Texts.Named.With(cases));
        return string.Join(", ", words);
    }

    // people are referenced by id, and a reference to a person adds nothing to the item itself
    private static string Words(string source)
    {
        if (source.StartsWith("person:", StringComparison.Ordinal))
        {
            return Texts.ThePersonsRecord;
        }

        var cut = source.IndexOf(':', StringComparison.Ordinal);
        var (kind, what) = cut < 0 ? (source, "") : (source[..cut], source[(cut + 1)..]);
        var words = what.Replace('_', ' ').Replace(':', ' ').Split('>').Aggregate((steps, next) => RecommenderTexts.Then.With(steps, next));
        return $"{ReferenceLabels.Of(kind)} {words}".TrimEnd();
    }

    private static TracePermit PermitOf(TraceMaterial material, SlateItem item)
    {
        var checkedItem = material.Validation.Items.FirstOrDefault(each =>
            each.Kind == item.Kind && string.Equals(each.Id, item.Id, StringComparison.Ordinal)
        );
        return new(
            material.Validation.At,
            checkedItem is null
                ? [ReasonTexts.Of(ReasonCode.CheckFailed).Label]
                : [.. checkedItem.Reasons.Select(reason => ReasonTexts.Of(reason).Label)],
            DerivedFrom(material, checkedItem?.Permit)
        );
    }

    // ids of rules and revisions of facts, as they were checked when the card was shown
    private static List<string> DerivedFrom(TraceMaterial material, AccessPermit? permit)
    {
        var basis = material.Validation.Basis;
        List<string> derivedFrom = [];
        if (permit is not null)
        {
            derivedFrom.Add(Words(Texts.ItemInSentence, permit));
        }

        if (permit is not null && basis?.Case is { } ofCase)
        {
            derivedFrom.Add(Words(SharedTexts.Case.InSentence(), ofCase));
        }

        if (permit is not null && basis?.SubjectRevision is { } revision)
        {
            derivedFrom.Add(Texts.PersonRightsOfRevision.With(revision));
        }

        return derivedFrom;
    }

    private static string Words(string what, AccessPermit permit)
    {
        string?[] derivedFrom =
        [
            permit.Rules,
            permit.Revision is { } revision ? Texts.FactsOfRevision.With(revision) : null,
            permit.GrantId is null ? null : Texts.ByAGrantForALimitedTime,
        ];
        return $"{what}: {string.Join(", ", derivedFrom.OfType<string>())}";
    }
}
