namespace RecsConsole.Engine.Text;

/// <summary>The embedding of a text in a latent space.</summary>
/// <param name="BasisVersion">The version of the basis it was folded into; vectors of two bases are never compared.</param>
/// <param name="Values">A vector of length one; all zero for a text without a known term.</param>
public sealed record LatentVector(string BasisVersion, float[] Values);
