namespace RecsConsole.Tests.Architecture;

/// <summary>Texts that read the same in English and in another language.</summary>
internal static class SameWords
{
    public static IReadOnlyList<string> In(string language) => language == "de" ? German : Polish;

    private static readonly string[] German =
    [
        "Alarm",
        "Chat",
        "Engine",
        "Kappa",
        "Labels",
        "Live",
        "Live ({0})",
        "MRR",
        "Name",
        "P3 Normal",
        "Person",
        "Pilot",
        "Playbook",
        "Playbooks",
        "Region",
        "Runbook",
        "SLA",
        "Status",
        "System",
        "System A",
        "System B",
        "Team",
        "Team {0}, {1}",
        "Teams",
        "Test",
        "Text",
        "Text in Markdown",
        "Training",
        "Version",
        "Version {0}",
        "Webhook",
        "Webhooks",
        "{0} min",
        "{0} ms",
    ];

    private static readonly string[] Polish =
    [
        "1 alarm",
        "Alarm",
        "Alert",
        "Ctrl",
        "Kappa",
        "MRR",
        "MRR, test",
        "Model",
        "Ranking",
        "Region",
        "Runbook",
        "SLA",
        "Status",
        "System",
        "System A",
        "System B",
        "Test",
        "Webhook",
        "import",
        "model {0}",
        "nDCG, test",
        "runbook",
        "{0} min",
        "{0} ms",
    ];
}
