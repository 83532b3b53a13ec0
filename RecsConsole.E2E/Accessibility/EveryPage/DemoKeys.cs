namespace RecsConsole.E2E.Accessibility.EveryPage;

/// <summary>What the addresses of a demo desk's pages need.</summary>
/// <param name="Case">An open case of Ana's.</param>
/// <param name="Closed">A closed case of her team.</param>
/// <param name="Decision">One that was shown on an open case of hers.</param>
/// <param name="Study">One that is judged by half.</param>
internal sealed record DemoKeys(string Case, string Closed, Guid Decision, string Model, Guid Study);
