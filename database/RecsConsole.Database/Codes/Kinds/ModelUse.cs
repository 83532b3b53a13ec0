namespace RecsConsole.Database.Codes;

/// <summary>What an optional model behind an endpoint is asked for.</summary>
public enum ModelUse
{
    /// <summary>The order of documents that a search found.</summary>
    Reranking,

    /// <summary>The actions that the text of a case asks for.</summary>
    Intents,

    /// <summary>The vectors of texts and queries.</summary>
    Embeddings,
}
