namespace RecsConsole.Engine.Text;

/// <summary>Takes the words of a text as they are read; a struct, so that reading a corpus makes no call through an interface.</summary>
internal interface ITermSink
{
    /// <summary>A word in lower case, not yet stemmed or checked.</summary>
    void Word(ReadOnlySpan<char> word);

    /// <summary>A code with its joints, such as authn-4012: a term as it is.</summary>
    void Code(ReadOnlySpan<char> code);
}
