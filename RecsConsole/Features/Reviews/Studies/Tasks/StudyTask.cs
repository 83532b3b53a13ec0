namespace RecsConsole.Features.Reviews.Studies.Tasks;

/// <summary>A task of a lead's own: a case, and what each of two systems suggested for it.</summary>
/// <param name="Case">Key of the case.</param>
/// <param name="A">Keys or titles of actions, in the order of the first system.</param>
public sealed record StudyTask(string Case, IReadOnlyList<string> A, IReadOnlyList<string> B);
