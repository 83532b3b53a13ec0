namespace RecsConsole.Tenancy.Compliance;

/// <summary>The rules that a profile switches on. The only place that says which profile has which.</summary>
/// <param name="ForbidsAutomation">The console, and systems that it tells, carry out no step: a person does each, and it is noted.</param>
/// <param name="ForbidsExternalModels">No text leaves for a model outside this machine, whatever its region.</param>
/// <param name="ForbidsExploration">No suggestion is varied to learn from it.</param>
public sealed record ComplianceRules(bool ForbidsAutomation, bool ForbidsExternalModels, bool ForbidsExploration)
{
    public static ComplianceRules Of(ComplianceProfile profile) =>
        profile switch
        {
            ComplianceProfile.Finance => new(ForbidsAutomation: false, ForbidsExternalModels: false, ForbidsExploration: true),
            ComplianceProfile.Health => new(ForbidsAutomation: false, ForbidsExternalModels: true, ForbidsExploration: true),
            ComplianceProfile.Legal => new(ForbidsAutomation: false, ForbidsExternalModels: true, ForbidsExploration: false),
            // decisions of an authority, and decisions about staff, are made and carried out by people
            ComplianceProfile.Public => new(ForbidsAutomation: true, ForbidsExternalModels: false, ForbidsExploration: true),
            ComplianceProfile.Hr => new(ForbidsAutomation: true, ForbidsExternalModels: true, ForbidsExploration: true),
            ComplianceProfile.Security => new(ForbidsAutomation: false, ForbidsExternalModels: true, ForbidsExploration: true),
            _ => new(ForbidsAutomation: false, ForbidsExternalModels: false, ForbidsExploration: false),
        };
}
