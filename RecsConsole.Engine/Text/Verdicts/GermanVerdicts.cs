namespace RecsConsole.Engine.Text.Verdicts;

/// <summary>How customers who write German say whether a step helped; see <see cref="VerdictPhrase"/> for the notation.</summary>
internal static class GermanVerdicts
{
    // "es funktioniert immer noch nicht", "die Meldung ist dieselbe", "das hat nicht geholfen"
    private const string Refused = """
        das|es|dies|dieses hat leider|uns|mir|auch|aber|noch? nicht geholfen
        leider|auch|uns|mir nicht geholfen
        hat nicht geholfen
        half leider|uns|auch? nicht
        das|es|dies hilft leider|uns|mir|auch? nicht
        das|es|dies hat leider? nichts gebracht|geändert|bewirkt|verändert
        das|es|dies brachte leider? nichts
        es|sonst|daran hat sich leider|sonst|weiter? nichts geändert|verändert
        funktioniert|funktionieren|geht|klappt|läuft es|das|aber|leider? immer noch nicht
        funktioniert|funktionieren|geht|klappt|läuft es|das|aber|leider? noch immer nicht
        funktioniert|funktionieren|geht|klappt|läuft es|das|aber|leider? weiterhin nicht
        funktioniert|funktionieren|geht|klappt|läuft es|das|aber|leider? nach wie vor nicht
        immer noch nicht möglich|gelöst|behoben|funktioniert|anmelden|einloggen|geht|klappt|öffnen|verbinden
        noch immer nicht möglich|gelöst|behoben|funktioniert|anmelden|einloggen|geht|klappt|öffnen|verbinden
        weiterhin nicht möglich|gelöst|behoben|funktioniert|anmelden|einloggen|öffnen
        nach wie vor nicht möglich|gelöst|behoben|funktioniert|anmelden|einloggen|öffnen
        immer|weiterhin noch? derselbe|dieselbe|dasselbe fehler|meldung|fehlermeldung|problem|ergebnis
        immer|weiterhin noch? der|die|das gleiche fehler|meldung|fehlermeldung|problem|ergebnis
        fehler|problem|störung|es ist|sind leider? immer|noch noch|immer da|kaputt|gestört|defekt|unverändert|vorhanden
        problem|fehler|störung besteht leider|aber? weiter|weiterhin|fort|noch
        problem|fehler|störung besteht immer noch
        problem|fehler|störung besteht nach wie vor
        besteht das|der|die problem|fehler|störung leider|immer? weiter|weiterhin|fort|noch
        mit demselben ergebnis|fehler
        mit dem gleichen|selben ergebnis|fehler
        meldung|fehlermeldung|fehler|ergebnis|problem ist leider? immer? noch? dieselbe|derselbe|dasselbe|unverändert
        meldung|fehlermeldung|fehler|ergebnis|problem ist leider? immer? noch? die|der|das gleiche|selbe
        es ist leider? unverändert
        problem|fehler|störung ist leider? noch|immer? noch? nicht gelöst|behoben|weg
        leider ist es|das|der problem|fehler? wieder da
        problem|fehler|störung ist leider? wieder da
        leider ohne erfolg
        keine besserung|verbesserung
        leider vergeblich
        """;

    // "jetzt funktioniert es", "das hat geholfen", "das Problem ist gelöst"
    private const string Confirmed = """
        funktioniert|geht|klappt|läuft es|alles? jetzt|nun|wieder|einwandfrei|problemlos|bestens
        jetzt|nun funktioniert|geht|klappt|läuft es|alles|das
        es|alles|das funktioniert|klappt jetzt|nun|wieder
        das|es hat geholfen
        problem|fehler|störung ist jetzt|nun|damit? gelöst|behoben|weg|verschwunden
        tritt jetzt|nun? nicht mehr auf
        """;

    // "es geht um" names a subject; "läuft wieder in einen Fehler" is no good sign
    private const string Ignored = """
        geht es? jetzt|nun|wieder? um|darum
        jetzt|nun geht es um|darum
        läuft wieder in|auf|gegen
        """;

    // conditions and indirect questions
    private const string Doubts = """
        falls
        wenn
        ob
        sollte
        sollten
        sofern
        """;

    // negations, exceptions, hopes, conditions and the past
    private static readonly HashSet<string> Limits = new(StringComparer.Ordinal)
    {
        "nicht",
        "kein",
        "keine",
        "keinen",
        "nie",
        "nur",
        "aber",
        "außer",
        "jedoch",
        "allerdings",
        "bis",
        "bevor",
        "gestern",
        "kurz",
        "lang",
        "teilweise",
        "manchmal",
        "fast",
        "hoffe",
        "hoffentlich",
        "denke",
        "glaube",
        "wenn",
        "sobald",
        "falls",
        "ob",
        "sollte",
        "würde",
        "zeit",
        "obwohl",
    };

    // turn a refusal around
    private static readonly HashSet<string> Negations = new(StringComparer.Ordinal) { "nicht", "kein", "keine", "nie" };

    public static VerdictLanguage Words { get; } = VerdictLanguage.Parse(Refused, Confirmed, Ignored, Doubts, Limits, Negations);
}
