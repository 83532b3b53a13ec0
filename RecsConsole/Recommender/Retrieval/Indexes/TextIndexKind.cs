using RecsConsole.Engine.Access;
using RecsConsole.Engine.Text;
using RecsConsole.Recommender.Retrieval.Texts;

namespace RecsConsole.Recommender.Retrieval.Indexes;

/// <summary>What an index is for.</summary>
/// <param name="Texts">The kind of its texts, as rows of vectors name it.</param>
/// <param name="Operation">What its objects are asked for.</param>
/// <param name="IsQuoted">Whether passages are kept to quote from.</param>
/// <param name="TagLanguage">How tags were cut that are words, if otherwise than the text.</param>
internal sealed record TextIndexKind(string Texts, AccessOperation Operation, bool IsQuoted, TextLanguage? TagLanguage)
{
    /// <summary>How words and directions are weighed; part of the version a decision names.</summary>
    public static FusionSettings Fusion => FusionSettings.Standard;

    public static TextIndexKind Cases { get; } = new(TextKinds.Case, AccessOperation.ViewCase, false, null);

    public static TextIndexKind Documents { get; } = new(TextKinds.Document, AccessOperation.ViewDocument, true, null);

    public static TextIndexKind Actions { get; } = new(TextKinds.Action, AccessOperation.ViewAction, false, null);

    public static TextIndexKind People { get; } = new(TextKinds.Person, AccessOperation.Search, false, PersonIndexDocuments.TagLanguage);
}
