namespace RecsConsole.Engine.Vocabulary;

/// <summary>The request for one slate: how many items to show, and the seed of its exploration.</summary>
public sealed record SlateRequest(SlateKind Kind, int Size, long Seed)
{
    /// <summary>Candidates kept for validation, impact and why-not: four times what is shown (design rule 5).</summary>
    public int Kept => Size * 4;
}
