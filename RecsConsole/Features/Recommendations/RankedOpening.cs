using RecsConsole.Engine;
using RecsConsole.Engine.Slates;
using RecsConsole.Recommender;

namespace RecsConsole.Features.Recommendations;

/// <summary>What is about to be validated and recorded.</summary>
internal sealed record RankedOpening(StoredInput Input, Opening Opening, OpeningResult Result);
