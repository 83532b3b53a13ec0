using RecsConsole.Engine.Text;
using RecsConsole.Recommender.Retrieval.Texts;

namespace RecsConsole.Recommender.Retrieval.Embeddings;

/// <summary>Gives texts their vectors under one model: those that are stored and still fit their text, the rest folded by the basis, where the model is one.</summary>
public sealed class TextVectors
{
    private readonly IReadOnlyDictionary<string, StoredVector> _stored;
    private readonly LatentBasis? _basis;
    private readonly LatentVector _none;

    public TextVectors(SearchModel model, IReadOnlyDictionary<string, StoredVector> stored)
    {
        ArgumentNullException.ThrowIfNull(model);
        (Model, _stored, _basis) = (model, stored, model.Basis);
        _none = new(model.Version, new float[model.Dimensions]);
    }

    public SearchModel Model { get; }

    /// <summary>The vector of a text; all zero where none is stored and none can be made here, so that it is near to nothing.</summary>
    public LatentVector Of(SearchText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (
            _stored.TryGetValue(text.Key, out var stored)
            && stored.Values.Length == Model.Dimensions
            && string.Equals(stored.ContentHash, text.ContentHash, StringComparison.Ordinal)
        )
        {
            return new(Model.Version, stored.Values);
        }

        return _basis?.Fold(text.Terms) ?? _none;
    }
}

/// <summary>A stored vector and the hash of the text it was made from.</summary>
public sealed record StoredVector(string ContentHash, float[] Values);
