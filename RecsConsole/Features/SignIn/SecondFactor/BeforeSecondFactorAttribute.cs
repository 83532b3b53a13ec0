namespace RecsConsole.Features.SignIn.SecondFactor;

/// <summary>Marks a page or route that opens to a session whose owner has to set up a second factor first (<see cref="FactorGate"/>).</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BeforeSecondFactorAttribute : Attribute;
