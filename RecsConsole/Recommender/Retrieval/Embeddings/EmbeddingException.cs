namespace RecsConsole.Recommender.Retrieval.Embeddings;

/// <summary>The embedding endpoint did not give what was asked for; the message says why and holds no text.</summary>
public sealed class EmbeddingException : Exception
{
    public EmbeddingException(string message)
        : base(message) { }

    public EmbeddingException(string message, Exception inner)
        : base(message, inner) { }

    public EmbeddingException() { }
}
