using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Access.DecisionPoints;

/// <summary>What an external decision point said to one opening. What it was not asked or did not answer is null, which is a no.</summary>
public sealed record ExternalAnswers(bool? OfCase, IReadOnlyDictionary<(SlateKind Kind, string Id), bool?> Items)
{
    /// <summary>Whether it said yes to everything.</summary>
    public bool PermitsAll => OfCase is true && Items.Values.All(answer => answer is true);

    public bool? Of(SlateKind kind, string id) => Items.GetValueOrDefault((kind, id));
}
