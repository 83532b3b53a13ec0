namespace RecsConsole.Features.Readiness.Points;

/// <summary>For every shown item, the source that proposed it and the versions used are recorded.</summary>
internal static class ProvenancePoint
{
    public static ReadinessFinding Of(ProvenanceFacts facts)
    {
        var whole = facts.Decisions;
        return new(
            ReadinessFinding.Judge(
                whole > 0,
                facts.WithSource < facts.Items
                    || Math.Min(Math.Min(facts.WithEngine, facts.WithModel), Math.Min(facts.WithInput, facts.WithParts)) < whole
            ),
            [
                Figure(Texts.ItemsWithSource, facts.WithSource, facts.Items),
                Figure(Texts.WithEngineVersion, facts.WithEngine, whole),
                Figure(Texts.WithModelVersion, facts.WithModel, whole),
                Figure(Texts.WithInputHash, facts.WithInput, whole),
                Figure(Texts.WithParts, facts.WithParts, whole),
                ReadinessFigure.Count(Texts.ErasedDecisions, facts.Erased),
            ]
        );
    }

    private static ReadinessFigure Figure(string label, int part, int whole) =>
        ReadinessFigure.Share(label, new(part, whole), part < whole);
}

/// <param name="WithInput">Decisions with the hash of their input and of each stage.</param>
/// <param name="WithParts">Decisions that name the catalog, people, settings and workflow they are based on.</param>
/// <param name="Erased">Decisions without content, since their subject was erased.</param>
internal sealed record ProvenanceFacts(
    int Decisions,
    int Erased,
    int Items,
    int WithSource,
    int WithEngine,
    int WithModel,
    int WithInput,
    int WithParts
);
