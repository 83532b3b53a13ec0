namespace RecsConsole.Recommender.Retrieval.Texts;

/// <summary>Kinds of texts, as in stored vectors.</summary>
public static class TextKinds
{
    public const string Case = "case";

    public const string Document = "document";

    public const string Action = "action";

    public const string Person = "person";
}
