namespace RecsConsole.Tenancy.UseCases;

/// <summary>How often somebody decides what to do next in cases of a type.</summary>
public enum DecisionFrequency
{
    SeveralADay,

    Daily,

    Weekly,

    Seldom,
}
