using RecsConsole.Engine.Text;
using RecsConsole.Recommender.Retrieval.Texts;

namespace RecsConsole.Recommender.Retrieval.Embeddings;

/// <summary>
/// Looks up the vectors of texts under one model: stored ones that still match their text; others are folded in by the basis, if the model
/// has one.
/// </summary>
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

    /// <summary>
    /// The vector of a text; all zeros if none is stored and none can be computed here, so that nothing is similar to it.
    /// </summary>
    public LatentVector Of(SearchText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (
            _stored.TryGetValue(text.Key, out var stored)
            && stored.Values.Length == Model.Dimensions
            && VectorHash.IsOf(stored.ContentHash, text, isSent: _basis is null)
        )
        {
            return new(Model.Version, stored.Values);
        }

        return _basis?.Fold(text.Terms) ?? _none;
    }
}

/// <summary>A stored vector and the hash of the text it was made from.</summary>
public sealed record StoredVector(string ContentHash, float[] Values);
