using System.Collections.Frozen;

namespace RecsConsole.Engine.Text;

/// <summary>Words too common in a language to distinguish texts.</summary>
public static class StopWords
{
    private const string English =
        "a an and are as at be been but by can could did do does for from had has have he her his how i if in into is it its "
        + "may me my no not of on or our she should so such than that the their them then there these they this those to was we were "
        + "what when where which while who whom why will with would you your";

    private const string German =
        "aber als am auch auf aus bei bin bis da damit dann das dass dem den denn der des die dies diese dieser dieses doch "
        + "durch ein eine einem einen einer eines er es für gegen hat haben hier ich ihr ihre im ist ja kann kein keine können "
        + "mein mich mir mit muss nach nicht noch nur ob oder ohne sein seine sich sie sind sowie über um und uns unser unter "
        + "vom von vor warum wegen weil wenn wer werden wie wieder wir wird wo wurde wurden zu zum zur zwischen";

    private const string Polish =
        "a aby albo ale ani bardzo bez bo by być był była było były będzie co czy dla do gdy gdzie go i ich ile im ja jak jako je jego "
        + "jej jest jeszcze jeśli jeżeli już kiedy kto która które którego której który których ma mam mi mnie mój na nad nam nas nasz nie "
        + "niż o od oraz po pod poza przed przez przy są się skąd ta tak taki takie tam te tego tej ten to tu tych tylko tym u w we więc "
        + "wszystko z za ze że żeby";

    // Rare enough to be searched for, but no sign that two texts are similar.
    private const string EnglishFiller =
        "about above after again against all also although always another any around because before below between both each either else even every "
        + "further get gets got here just like many more most much must need needs never new now off often once one only other out over own please "
        + "same see several since some still two under until up upon us very want wants well yet";

    private const string GermanFiller =
        "alle allem allen aller alles andere anderen bereits bitte dadurch danach dabei davon dazu deshalb etwas immer jede jeden jeder jedes jetzt mal "
        + "mehr mehrere nichts nie nun schon sehr seit seitdem selbst sobald sonst trotz viel viele während weiter wieder zwar";

    private const string PolishFiller =
        "bowiem ciągle często dlatego dopiero inny inna jeden jedna każdy każda kilka lub nadal następnie natomiast nawet nic nigdy nowy obecnie obok około "
        + "ponieważ potem proszę teraz też trzeba wiele więcej właśnie wszystkie wszyscy zaraz zawsze żaden";

    private static readonly FrozenSet<string>[] Words = [SetOf(English + " " + German), SetOf(English), SetOf(German), SetOf(Polish), []];

    /// <summary>Whether a lower-case word is a stop word.</summary>
    public static bool Contains(string word, TextLanguage language = TextLanguage.Mixed) => Words[(int)language].Contains(word);

    private static readonly FrozenSet<string>[] Fillers =
    [
        SetOf(EnglishFiller + " " + GermanFiller),
        SetOf(EnglishFiller),
        SetOf(GermanFiller),
        SetOf(PolishFiller),
        [],
    ];

    /// <summary>Whether a lower-case word says nothing about a text's topic: a stop word or another function word.</summary>
    public static bool IsUninformative(string word, TextLanguage language = TextLanguage.Mixed) =>
        Contains(word, language) || Fillers[(int)language].Contains(word);

    // also match words typed without diacritics
    private static FrozenSet<string> SetOf(string words) =>
        words.Split(' ').SelectMany(word => new[] { word, TextFolding.WithoutMarks(word) }).ToFrozenSet(StringComparer.Ordinal);
}
