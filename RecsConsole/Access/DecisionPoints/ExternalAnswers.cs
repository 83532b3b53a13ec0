using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Access.DecisionPoints;

/// <summary>The external decision point's answers for one recommendation. Null (not asked, or no answer) counts as a no.</summary>
public sealed record ExternalAnswers(bool? OfCase, IReadOnlyDictionary<(SlateKind Kind, string Id), bool?> Items)
{
    /// <summary>Whether the decision point permitted the case and every item.</summary>
    public bool PermitsAll => OfCase is true && Items.Values.All(answer => answer is true);

    public bool? Of(SlateKind kind, string id) => Items.GetValueOrDefault((kind, id));
}
