namespace RecsConsole.Tenancy.UseCases;

/// <summary>What a tenant stated when it switched on suggestions for a case type.</summary>
/// <param name="CaseType">Key of the case type.</param>
/// <param name="SignalSource">Where it is seen whether a step helped, in the tenant's own words.</param>
public sealed record UseCase(string CaseType, DecisionFrequency Frequency, ErrorCost ErrorCost, string SignalSource);
