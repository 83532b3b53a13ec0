namespace RecsConsole.Engine.Text;

/// <summary>
/// Receives the words of a text as they are read; implemented by structs, so that reading a corpus needs no interface calls.
/// </summary>
internal interface ITermSink
{
    /// <summary>A word in lower case, not yet stemmed or checked.</summary>
    void Word(ReadOnlySpan<char> word);

    /// <summary>A code with its connectors, such as authn-4012, used as a term unchanged.</summary>
    void Code(ReadOnlySpan<char> code);
}
