using RecsConsole.Engine.Access;
using RecsConsole.Engine.Text;
using RecsConsole.Recommender.Retrieval.Texts;

namespace RecsConsole.Recommender.Retrieval.Indexes;

/// <summary>Settings of one kind of index.</summary>
/// <param name="Texts">The kind of the index's texts, as in stored vectors.</param>
/// <param name="Operation">The operation for which permission is checked.</param>
/// <param name="IsQuoted">Whether the index keeps quotable passages.</param>
/// <param name="TagLanguage">Language in which tags that are words were tokenized, if different from the text's.</param>
internal sealed record TextIndexKind(TextKind Texts, AccessOperation Operation, bool IsQuoted, TextLanguage? TagLanguage)
{
    /// <summary>Weights of words and embeddings; part of the version recorded in decisions.</summary>
    public static FusionSettings Fusion => FusionSettings.Standard;

    /// <summary>Names those weights.</summary>
    public static string FusionVersion { get; } = Fusion.Version;

    public static TextIndexKind Cases { get; } = new(TextKind.Case, AccessOperation.ViewCase, false, null);

    public static TextIndexKind Documents { get; } = new(TextKind.Document, AccessOperation.ViewDocument, true, null);

    public static TextIndexKind Actions { get; } = new(TextKind.Action, AccessOperation.ViewAction, false, null);

    public static TextIndexKind People { get; } = new(TextKind.Person, AccessOperation.Search, false, PersonIndexDocuments.TagLanguage);
}
