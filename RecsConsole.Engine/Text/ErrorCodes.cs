namespace RecsConsole.Engine.Text;

/// <summary>The error codes of a text, such as AUTHN-4012: at least two letters, a hyphen or an underscore, and digits.</summary>
public static class ErrorCodes
{
    private const int FewestLetters = 2;
    private const int FewestDigits = 2;

    /// <summary>The codes of a text as the tokenizer writes them, each once, in ordinal order.</summary>
    public static IReadOnlyList<string> Of(string? text)
    {
        var sink = new CodeSink(new(StringComparer.Ordinal));
        Tokenizer.Read(text, ref sink);
        return [.. sink.Codes];
    }

    private static bool IsErrorCode(ReadOnlySpan<char> code)
    {
        var joint = code.IndexOfAny('-', '_');
        return joint >= FewestLetters
            && code.Length - joint - 1 >= FewestDigits
            && !code[..joint].ContainsAnyExceptInRange('a', 'z')
            && !code[(joint + 1)..].ContainsAnyExceptInRange('0', '9');
    }

    private readonly struct CodeSink(SortedSet<string> codes) : ITermSink
    {
        public SortedSet<string> Codes => codes;

        public void Word(ReadOnlySpan<char> word)
        {
            // a code has a connector
        }

        public void Code(ReadOnlySpan<char> code)
        {
            if (IsErrorCode(code))
            {
                codes.Add(code.ToString());
            }
        }
    }
}
