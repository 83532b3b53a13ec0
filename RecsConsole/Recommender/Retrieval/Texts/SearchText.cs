using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Text;
using RecsConsole.Recommender.History;

namespace RecsConsole.Recommender.Retrieval.Texts;

/// <summary>A text to be indexed, from any kind of row.</summary>
/// <param name="Key">Case id, document key, action key or person id.</param>
/// <param name="Version">Version of a document or an action; 0 otherwise.</param>
/// <param name="Tags">Keywords that need no tokenizing, such as <c>issue=login</c>.</param>
public sealed record SearchText(
    string Key,
    int Version,
    string Title,
    string Body,
    IReadOnlyList<string> Tags,
    TextLanguage Language,
    AccessResource Access
)
{
    /// <summary>When the case was opened, or the document or action last changed; the start of time for people.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>SHA-256 of everything that terms and vectors are computed from.</summary>
    public string ContentHash
    {
        get
        {
            field ??= Convert.ToHexStringLower(
                SHA256.HashData(Encoding.UTF8.GetBytes($"{Language}\0{Title}\0{Body}\0{string.Join('\0', Tags)}"))
            );
            return field;
        }
    }

    /// <summary>Fingerprint of content, version and rights: shows whether an index is still up to date with a text.</summary>
    internal ulong Print
    {
        get
        {
            if (field == 0)
            {
                field = BinaryPrimitives.ReadUInt64LittleEndian(
                    SHA256.HashData(Encoding.UTF8.GetBytes($"{ContentHash}\0{Version}\0{AccessClasses.KeyOf(Access)}"))
                );
            }

            return field;
        }
    }

    /// <summary>A number below <paramref name="count"/> that depends on the text alone: draws a repeatable sample.</summary>
    public uint Draw(uint count) => (uint)(Print % count);

    /// <summary>The terms from which a latent vector is computed.</summary>
    public IReadOnlyList<string> Terms => [.. Tokenizer.Tokenize(Title, Language), .. Tokenizer.Tokenize(Body, Language), .. Tags];
}

/// <summary>A text and facts of its row, for display or filtering.</summary>
public sealed record IndexedText<TFacts>(SearchText Text, TFacts Facts)
    where TFacts : class;
