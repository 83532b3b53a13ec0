namespace RecsConsole.Recommender.Retrieval.Embeddings;

/// <summary>The embedding endpoint failed; the message says why and contains no text that was sent.</summary>
public sealed class EmbeddingException : Exception
{
    public EmbeddingException(string message)
        : base(message) { }

    public EmbeddingException(string message, Exception inner)
        : base(message, inner) { }

    public EmbeddingException() { }
}
