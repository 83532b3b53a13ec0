using RecsConsole.Engine.Claims;

namespace RecsConsole.Features.Reviews.Studies;

/// <summary>Both lists of a case for one reviewer, with the names on them.</summary>
/// <param name="B">Empty in a study of single lists.</param>
internal sealed record ShownPair(IReadOnlyList<SlateItem> A, IReadOnlyList<SlateItem> B, StudyLabels Labels);
