using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Text;
using RecsConsole.Recommender.History;

namespace RecsConsole.Recommender.Retrieval.Texts;

/// <summary>A text as search takes it, from whatever row it was read.</summary>
/// <param name="Key">Case id, document key, action key or person id.</param>
/// <param name="Version">Version of a document or an action; 0 otherwise.</param>
/// <param name="Tags">Keywords that are terms already, such as <c>issue=login</c>.</param>
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
    /// <summary>SHA-256 of all that words and vectors are made from.</summary>
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

    /// <summary>Tells whether a text is still what an index was built from: content, version and rights.</summary>
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

    /// <summary>A number below <paramref name="count"/> that depends on nothing but the text: draws a sample that is the same every time.</summary>
    public uint Draw(uint count) => (uint)(Print % count);

    /// <summary>The terms a latent vector is folded from.</summary>
    public IReadOnlyList<string> Terms => [.. Tokenizer.Tokenize(Title, Language), .. Tokenizer.Tokenize(Body, Language), .. Tags];
}

/// <summary>A text with what is known of its row and shown or filtered by.</summary>
public sealed record IndexedText<TFacts>(SearchText Text, TFacts Facts)
    where TFacts : class;
