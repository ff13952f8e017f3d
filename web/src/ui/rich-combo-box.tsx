import { ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { useLanguage, useT } from '../i18n/use-t.js';
import { LOCALE } from '../i18n/languages.js';
import { classes } from './classes.js';
import { type ComboBoxProps, type ComboItem, folded } from './combo-item.js';
import fieldStyles from './field.module.css';
import styles from './combo-box.module.css';

/** A box to type in with a list of what fits. Arrow keys walk the list, Enter takes, Escape closes it. */
export function RichComboBox({ inputRef, ...props }: ComboBoxProps) {
  const t = useT('ui');
  const language = useLanguage();
  const { label, hint, error, note, optional, width = 'full' } = props;
  const wanted = folded(props.text).split(/\s+/).filter(Boolean);
  const chosen = props.items.find((item) => item.id === props.value);
  const showAll = !props.filter || props.text === chosen?.label;
  const items = showAll
    ? props.items
    : props.items.filter((item) =>
        wanted.every((word) => folded(`${item.label} ${item.detail ?? ''}`).includes(word)),
      );
  return (
    <I18nProvider locale={LOCALE[language]}>
      <AriaComboBox
        className={classes(fieldStyles.field, fieldStyles[width])}
        items={items}
        inputValue={props.text}
        onInputChange={props.onText}
        value={props.value}
        onChange={(key) => props.onPick(props.items.find((item) => item.id === key) ?? null)}
        allowsEmptyCollection
        allowsCustomValue={props.allowsOther ?? false}
        isDisabled={props.disabled ?? false}
        isInvalid={Boolean(error)}
        menuTrigger="focus"
        {...(props.onBlur && { onBlur: props.onBlur })}
      >
        <Label className={fieldStyles.label}>
          {label}
          {optional && <span className={fieldStyles.optional}> {t('field.optional')}</span>}
        </Label>
        <div className={fieldStyles.hint}>{hint && <Text slot="description">{hint}</Text>}</div>
        <div className={styles.line}>
          <Input ref={inputRef} className={classes(fieldStyles.box, styles.input)} autoComplete="off" />
          <Button className={classes(styles.open)} aria-label={t('combo.open')}>
            <ChevronDown size={20} aria-hidden="true" />
          </Button>
        </div>
        <div className={fieldStyles.foot}>
          {error && (
            <Text slot="errorMessage" className={classes(fieldStyles.error)}>
              {error}
            </Text>
          )}
          {!error && note && <span className={fieldStyles.note}>{note}</span>}
        </div>
        <Popover className={classes(styles.popover)} offset={4}>
          <ListBox
            className={classes(styles.list)}
            renderEmptyState={() => <div className={styles.none}>{props.emptyText ?? t('combo.none')}</div>}
          >
            {(item: ComboItem) => (
              <ListBoxItem id={item.id} textValue={item.label} className={classes(styles.item)}>
                <Text slot="label">{item.label}</Text>
                {item.detail && (
                  <Text slot="description" className={styles.detail}>
                    {item.detail}
                  </Text>
                )}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </AriaComboBox>
    </I18nProvider>
  );
}
