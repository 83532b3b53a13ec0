namespace RecsConsole.E2E.Accessibility.EveryPage;

/// <summary>What the addresses of a demo desk's pages need.</summary>
/// <param name="Case">An open case of Ana's.</param>
/// <param name="Closed">A closed one of hers.</param>
/// <param name="Decision">The latest that was shown to her.</param>
/// <param name="Study">One that is judged by half.</param>
/// <param name="Disputed">A case of it that was judged differently.</param>
internal sealed record DemoKeys(string Case, string Closed, Guid Decision, string Model, Guid Study, Guid Disputed);
