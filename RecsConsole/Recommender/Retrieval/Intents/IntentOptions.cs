using RecsConsole.Recommender.Retrieval.Embeddings;

namespace RecsConsole.Recommender.Retrieval.Intents;

/// <summary>
/// A model behind an endpoint (its address without /intents) that says which actions the text of a case asks for. Title and description
/// of the cases of the listed tenants are then sent there, masked as for an embedding model, with the titles of the actions. List a tenant
/// only if its contract allows that.
/// </summary>
public sealed class IntentOptions() : OptionalModelOptions(Section, TimeSpan.FromMilliseconds(400))
{
    public const string Section = "Search:Intents";
}
