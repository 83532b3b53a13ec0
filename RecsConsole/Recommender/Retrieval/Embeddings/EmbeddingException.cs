namespace RecsConsole.Recommender.Retrieval.Embeddings;

/// <summary>The embedding endpoint failed; the message says why and contains no text that was sent.</summary>
public sealed class EmbeddingException : Exception
{
    public EmbeddingException(string message)
        : base(message) { }

    public EmbeddingException(string message, Exception inner)
        : base(message, inner) { }

    public EmbeddingException() { }

    /// <summary>What came of asking; an answer that does not fit the request, unless it says otherwise.</summary>
    public ModelOutcome Outcome { get; init; } = ModelOutcome.Invalid;
}
